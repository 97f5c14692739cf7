"""The first text pages in English; editors change them in the admin, not here.

The same pages with the same blocks in the same order as in Swedish.
"""

PAGES = [
    {
        "role": "about",
        "slug": "about",
        "title": "About the collection",
        "search_description": "Which authors are included, what a portrait holds and how the facts are checked.",
        "lead": (
            "Authors with ties to the county are presented here: who they are, what they have "
            "written and why they are included."
        ),
        "body": [
            ("heading", "Who is included"),
            (
                "paragraph",
                "<p>An author belongs in the collection if she or he was born and grew up in the "
                "county, or lives or has lived here for a time. Growing up in a place counts as having "
                "lived there. The books need not be about the county.</p>"
                "<p>Authors who belong here in another documented way may be included too, for example "
                "through family, work or the subjects of their books. The portrait always says what "
                "the tie is. If it cannot be documented, the portrait is not published.</p>",
            ),
            ("heading", "What a portrait holds"),
            (
                "paragraph",
                "<p>A portrait tells about the author and the writing, with works and their years, "
                "awards, places and curiosities. The author's own words are signed and dated. If "
                "anyone but the library's staff has written a text, the name stands beside it.</p>",
            ),
            ("heading", "Sources and review"),
            (
                "paragraph",
                "<p>Every fact has a source, and the sources are named on the page. What rests on one "
                "weak source, or what the sources disagree about, is not shown until somebody has "
                "reviewed it. A fact is the same in every language and is corrected in all of them "
                "at once.</p>"
                "<p>Have you found a mistake? Get in touch and we will correct it.</p>",
            ),
            ("heading", "Languages"),
            (
                "paragraph",
                "<p>The collection can be read in several languages. If a text does not exist in "
                "yours, it is shown in a language in which it does, and the page says which.</p>",
            ),
            ("heading", "Pictures"),
            (
                "paragraph",
                "<p>An author of whom we have no picture, or none that may be shown, has one drawn "
                "from the initials instead. The rings round the letters are shorelines: old shores "
                "round land that has risen from the sea.</p>",
            ),
        ],
    },
    {
        "role": "privacy",
        "slug": "privacy",
        "title": "Privacy",
        "search_description": "No cookies, no tracking. Which personal data there is, why, and how to have it corrected or removed.",
        "lead": (
            "No cookies and no tracking. This page says which personal data the site holds, why it "
            "does, and how to have something corrected or removed."
        ),
        "body": [
            ("heading", "When you read"),
            (
                "paragraph",
                "<p>The site sets no cookies for readers and follows nobody. Fonts, pictures and "
                "scripts come from here and from no other company, so nobody else learns what you "
                "read. Those who log in to edit get a cookie that keeps them logged in.</p>"
                "<p>The server may keep a log of requests with time, address and IP number, so that "
                "faults can be found and attacks stopped. The log is used for nothing else and is "
                "not kept longer than that takes.</p>",
            ),
            ("heading", "Data about authors"),
            (
                "paragraph",
                "<p>The portraits hold names, years of birth and death, places, languages, works, "
                "awards and texts about the writing. The data concerns professional life. It comes "
                "from public sources, named on the page, or from the author.</p>"
                "<p>For the living only the year of birth is shown, and the place of residence is "
                "given as a municipality. Health, family, religion and origin are not mentioned, "
                "unless the author has clearly made them public. The language somebody writes in is "
                "a fact about the books.</p>",
            ),
            ("heading", "Why we may do this"),
            (
                "paragraph",
                "<p>The basis is public interest (article 6.1 e of the General Data Protection "
                "Regulation). Under the Swedish Library Act (2013:801) libraries are to promote "
                "literature, and presenting the county's authors is a way of doing so.</p>",
            ),
            ("heading", "Have something corrected or removed"),
            (
                "paragraph",
                "<p>Are you portrayed here? You have the right to know what data we hold, to have it "
                "corrected, to have something removed and to object to its being shown. Write to us "
                "and you will have an answer within a month. What is removed disappears everywhere: "
                "from the portrait, the lists, the search and the feeds.</p>"
                "<p>If you are not content with the answer you can complain to the "
                '<a href="https://www.imy.se/en/">Swedish Authority for Privacy Protection</a>.</p>',
            ),
            ("heading", "When you write to us"),
            (
                "paragraph",
                "<p>Letters and mail to a region or municipality in Sweden are public documents and "
                "may have to be released. So do not write more about yourself than is needed.</p>",
            ),
        ],
    },
    {
        "role": "accessibility",
        "slug": "accessibility",
        "title": "Accessibility statement",
        "search_description": "How far the site complies with the Swedish act on accessibility of digital public services, known shortcomings, and how to report more.",
        "lead": (
            "We want as many people as possible to be able to use the site. This page says how far "
            "it complies with the Swedish act on the accessibility of digital public services, which "
            "shortcomings we know of and how to tell us about others."
        ),
        "body": [
            ("heading", "How accessible is the site?"),
            (
                "paragraph",
                "<p>The site is <b>partially compliant</b> with the Act on Accessibility of Digital "
                "Public Services (2018:1937). Our automated tests find no faults, but they can check "
                "only some of the requirements, and nobody has tested the rest yet.</p>",
            ),
            ("heading", "Content that is not accessible"),
            (
                "paragraph",
                "<p>This we know to fall short, or not to have been tested:</p>"
                "<ul>"
                "<li>Nobody has gone through the site with a screen reader, and nobody with personal "
                "experience of disability has tried it.</li>"
                "<li>A title is marked with its language only where we know which it is. If the "
                "language of the work is unknown, or the title is in several languages that cannot be "
                "told apart, it is read out as if it were in the language of the page (WCAG 3.1.2).</li>"
                "<li>On a small screen the municipalities of the map lie close together. The list "
                "beside the map has the same links.</li>"
                "</ul>"
                "<p>We have not claimed the exemption for a disproportionate burden.</p>",
            ),
            ("heading", "How we have tested"),
            (
                "paragraph",
                "<p>We have assessed the site ourselves. With every change each kind of page is "
                "checked automatically with the tool axe-core against WCAG 2.2, levels A and AA, in "
                "light and dark mode, on a small and a large screen. That the pages work without "
                "scripts and at a width of 320 pixels is checked as well. The requirements of the act "
                "are those of the standard EN 301 549, which builds on WCAG 2.1.</p>"
                "<p>The assessment was made on 26 November 2026.</p>",
            ),
            ("heading", "Tell us about a shortcoming"),
            (
                "paragraph",
                "<p>Have you met an obstacle that is not named here, or do you need something in "
                "another form? Get in touch and we will put it right or help you in another way.</p>",
            ),
            ("heading", "Supervision"),
            (
                "paragraph",
                "<p>The Agency for Digital Government, Digg, supervises the act. If you are not content "
                "with how we deal with your report you can "
                '<a href="https://www.digg.se/tdosanmalan">report it to Digg</a>.</p>',
            ),
        ],
    },
    {
        "role": "contact",
        "slug": "contact",
        "title": "Contact",
        "search_description": "Correct a fact, suggest an author or have something removed.",
        "lead": "Have you found a mistake, is somebody missing, or do you want something removed? Get in touch.",
        "body": [
            ("heading", "Correct a fact"),
            (
                "paragraph",
                "<p>Say which page it is and what is wrong, with a source if you can. The correction "
                "takes effect in all languages.</p>",
            ),
            ("heading", "Suggest an author"),
            (
                "paragraph",
                "<p>Tell us who it is, something that has been published, and what ties the author to "
                "the county: childhood, residence or something else.</p>",
            ),
            ("heading", "Are you portrayed here?"),
            (
                "paragraph",
                "<p>You can have facts corrected or removed at any time. You will have an answer "
                "within a month. You are welcome to write a few words about yourself and to send a "
                "picture that may be shown.</p>",
            ),
        ],
    },
]
