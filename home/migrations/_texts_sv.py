"""The first text pages in Swedish; editors change them in the admin, not here.

Each page: role, slug, title, search description, lead, and blocks of (type, value). A page has the
same blocks in the same order in every language, so that translations stay side by side.
"""

PAGES = [
    {
        "role": "about",
        "slug": "om",
        "title": "Om samlingen",
        "search_description": "Vilka författare som är med, vad ett porträtt innehåller och hur uppgifterna granskas.",
        "lead": (
            "Här presenteras författare med anknytning till länet: vilka de är, vad de har skrivit "
            "och varför de finns med."
        ),
        "body": [
            ("heading", "Vilka som är med"),
            (
                "paragraph",
                "<p>En författare hör till samlingen om hon eller han är född och uppvuxen i länet, "
                "eller bor eller har bott här en tid. Att ha vuxit upp på en plats räknas som att ha "
                "bott där. Böckerna behöver inte handla om länet.</p>"
                "<p>Även den som hör hit på annat belagt sätt kan vara med, till exempel genom släkt, "
                "arbete eller sina motiv. Porträttet säger alltid vilken anknytningen är. Kan den inte "
                "beläggas publiceras porträttet inte.</p>",
            ),
            ("heading", "Vad ett porträtt innehåller"),
            (
                "paragraph",
                "<p>Ett porträtt berättar om författaren och författarskapet, med verk och "
                "utgivningsår, priser, platser och kuriosa. Författarens egna ord är undertecknade "
                "och daterade. Har någon annan än bibliotekets personal skrivit en text står namnet "
                "vid texten.</p>",
            ),
            ("heading", "Källor och granskning"),
            (
                "paragraph",
                "<p>Varje uppgift har en källa, och källorna står på sidan. Det som vilar på en enda "
                "svag källa, eller som källorna är oense om, visas inte förrän någon har granskat "
                "det. En uppgift är densamma på alla språk och rättas på alla språk samtidigt.</p>"
                "<p>Har du hittat ett fel? Hör av dig, så rättar vi det.</p>",
            ),
            ("heading", "Språk"),
            (
                "paragraph",
                "<p>Samlingen kan läsas på flera språk. Finns en text inte på ditt språk visas den på "
                "det språk där den finns, och sidan säger vilket det är.</p>",
            ),
            ("heading", "Bilder"),
            (
                "paragraph",
                "<p>En författare som vi inte har någon bild av, eller ingen som får visas, har i "
                "stället en bild som är ritad efter initialerna. Ringarna runt bokstäverna är "
                "strandlinjer: gamla stränder runt land som har stigit ur havet.</p>",
            ),
        ],
    },
    {
        "role": "privacy",
        "slug": "personuppgifter",
        "title": "Personuppgifter",
        "search_description": "Inga kakor, ingen spårning. Vilka personuppgifter som finns här, varför, och hur de rättas eller tas bort.",
        "lead": (
            "Inga kakor och ingen spårning. Här står vilka personuppgifter som finns på "
            "webbplatsen, varför de finns och hur du får något rättat eller borttaget."
        ),
        "body": [
            ("heading", "När du läser"),
            (
                "paragraph",
                "<p>Webbplatsen sätter inga kakor för läsare och följer ingen. Teckensnitt, bilder "
                "och skript kommer härifrån och inte från något annat företag, så ingen annan får "
                "veta vad du läser. Den som loggar in för att redigera får en kaka som håller "
                "inloggningen vid liv.</p>"
                "<p>Servern kan föra en logg över anrop med tidpunkt, adress och ip-nummer för att "
                "fel ska kunna hittas och angrepp stoppas. Loggen används inte till något annat och "
                "sparas inte längre än det behövs.</p>",
            ),
            ("heading", "Uppgifter om författare"),
            (
                "paragraph",
                "<p>Porträtten innehåller namn, födelse- och dödsår, platser, språk, verk, priser och "
                "texter om författarskapet. Uppgifterna gäller yrkeslivet. De kommer från offentliga "
                "källor, som anges på sidan, eller från författaren själv.</p>"
                "<p>För den som lever visas bara födelseåret, och bostadsorten anges som kommun. "
                "Hälsa, familj, religion och ursprung nämns inte, om inte författaren tydligt har "
                "gjort det offentligt. Vilket språk någon skriver på är en uppgift om böckerna.</p>",
            ),
            ("heading", "Varför vi får göra det"),
            (
                "paragraph",
                "<p>Grunden är allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Enligt "
                "bibliotekslagen (2013:801) ska biblioteken främja litteraturens ställning, och att "
                "presentera länets författare är ett sätt att göra det.</p>",
            ),
            ("heading", "Få något rättat eller borttaget"),
            (
                "paragraph",
                "<p>Är det du som är porträtterad? Du har rätt att få veta vilka uppgifter vi har, att "
                "få dem rättade, att få något borttaget och att invända mot att det visas. Skriv till "
                "oss, så får du besked inom en månad. Det som tas bort försvinner överallt: ur "
                "porträttet, listorna, sökningen och flödena.</p>"
                "<p>Är du inte nöjd med svaret kan du klaga hos "
                '<a href="https://www.imy.se/">Integritetsskyddsmyndigheten</a>.</p>',
            ),
            ("heading", "När du skriver till oss"),
            (
                "paragraph",
                "<p>Brev och e-post till en region eller kommun är allmänna handlingar och kan "
                "behöva lämnas ut. Skriv därför inte mer om dig själv än det som behövs.</p>",
            ),
        ],
    },
    {
        "role": "accessibility",
        "slug": "tillganglighet",
        "title": "Tillgänglighetsredogörelse",
        "search_description": "Hur väl webbplatsen följer lagen om tillgänglighet till digital offentlig service, kända brister och hur du anmäler fler.",
        "lead": (
            "Vi vill att så många som möjligt ska kunna använda webbplatsen. Här står hur väl den "
            "följer lagen om tillgänglighet till digital offentlig service, vilka brister vi "
            "känner till och hur du berättar om fler."
        ),
        "body": [
            ("heading", "Hur tillgänglig är webbplatsen?"),
            (
                "paragraph",
                "<p>Webbplatsen är <b>delvis förenlig</b> med lagen (2018:1937) om tillgänglighet till "
                "digital offentlig service. Våra automatiska tester hittar inga fel, men de kan bara "
                "pröva en del av kraven, och ingen har ännu prövat resten.</p>",
            ),
            ("heading", "Innehåll som inte är tillgängligt"),
            (
                "paragraph",
                "<p>Det här vet vi brister eller är oprövat:</p>"
                "<ul>"
                "<li>Ingen har gått igenom webbplatsen med skärmläsare, och ingen med egen erfarenhet "
                "av funktionsnedsättning har provat den.</li>"
                "<li>En titel är märkt med sitt språk bara när vi vet vilket det är. Är verkets språk "
                "okänt, eller titeln på flera språk som inte går att skilja åt, läses den upp som om "
                "den vore på sidans språk (WCAG 3.1.2).</li>"
                "<li>På en liten skärm ligger kartans kommuner tätt. Samma länkar finns i listan "
                "intill kartan.</li>"
                "</ul>"
                "<p>Vi har inte åberopat undantaget för oskäligt betungande anpassning.</p>",
            ),
            ("heading", "Hur vi har testat"),
            (
                "paragraph",
                "<p>Vi har bedömt webbplatsen själva. Vid varje ändring prövas varje slags sida "
                "automatiskt med verktyget axe-core mot WCAG 2.2, nivå A och AA, i ljust och mörkt "
                "läge, på liten och stor skärm. Att sidorna fungerar utan skript och vid 320 "
                "bildpunkters bredd prövas också. Lagens krav motsvarar standarden EN 301 549, som "
                "bygger på WCAG 2.1.</p>"
                "<p>Bedömningen gjordes den 26 november 2026.</p>",
            ),
            ("heading", "Berätta om en brist"),
            (
                "paragraph",
                "<p>Har du hittat ett hinder som inte står här, eller behöver du något i en annan "
                "form? Hör av dig till oss, så rättar vi det eller hjälper dig på ett annat sätt.</p>",
            ),
            ("heading", "Tillsyn"),
            (
                "paragraph",
                "<p>Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Är du inte nöjd "
                "med hur vi tar hand om din synpunkt kan du "
                '<a href="https://www.digg.se/tdosanmalan">anmäla det till Digg</a>.</p>',
            ),
        ],
    },
    {
        "role": "contact",
        "slug": "kontakt",
        "title": "Kontakt",
        "search_description": "Rätta en uppgift, föreslå en författare eller få något borttaget.",
        "lead": "Har du hittat ett fel, saknar du någon eller vill du få något borttaget? Hör av dig.",
        "body": [
            ("heading", "Rätta en uppgift"),
            (
                "paragraph",
                "<p>Skriv vilken sida det gäller och vad som är fel, gärna med en källa. Rättelsen "
                "slår igenom på alla språk.</p>",
            ),
            ("heading", "Föreslå en författare"),
            (
                "paragraph",
                "<p>Berätta vem det är, något som är utgivet och vad som knyter författaren till "
                "länet: uppväxt, bosättning eller något annat.</p>",
            ),
            ("heading", "Är det du som är porträtterad?"),
            (
                "paragraph",
                "<p>Du kan när som helst få uppgifter rättade eller borttagna. Du får besked inom en "
                "månad. Du får gärna skriva några egna ord om dig själv och skicka en bild som får "
                "visas.</p>",
            ),
        ],
    },
]
