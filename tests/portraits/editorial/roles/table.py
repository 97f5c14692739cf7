"""Who reaches what in the admin: every address, by name, with the roles that it lets in.

The letters are those of `asking.ROLES`: Skribent, Konsult, Redaktör, Översättare, Granskare,
Administratör. Where an address is about a page there are three answers: for a Swedish page of somebody
else's, for a Finnish page, and for a Swedish draft of one's own. What may be done there is in
``deeds.py``: a form that opens need not let everybody press every button.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.portraits.editorial.roles.asking import EVERYBODY, NOBODY

type Who = str | tuple[str, str, str]
"""The letters of the roles let in: at all, or to each of `things.PAGES`."""

WRITERS = "SKRA"
FACTS = "KRA"
EDITORS = "RA"
ADMINISTRATORS = "A"
FINNISH = "KRÖGA"
NO_PAGE = (NOBODY, NOBODY, NOBODY)
NOT_ASKED = "not asked"

DRAFT_RECORDS = ("portraits_author", "portraits_work", "portraits_excerpt")
REVISED = (*DRAFT_RECORDS, "portraits_award", "portraits_place", "rights_rightsrecord")
RECORDS = (*REVISED, "portraits_consent")


def of(space: str, names: str) -> list[str]:
    """Names of addresses in a namespace."""
    return [f"{space}:{name}" for name in names.split()]


def of_records(kinds: Iterable[str], names: str) -> list[str]:
    """Names of addresses of some kinds of records."""
    return [name for kind in kinds for name in of(f"wagtailsnippets_{kind}", names)]


def of_choosers(kinds: Iterable[str], names: str) -> list[str]:
    """Names of addresses of the dialogs in which some kinds of records are chosen."""
    return [name for kind in kinds for name in of(f"wagtailsnippetchoosers_{kind}", names)]


def with_results(space: str, names: str) -> list[str]:
    """Names of lists, each with that of its results alone."""
    return [each for name in of(space, names) for each in (name, f"{name}_results")]


FOR_ALL: list[tuple[list[str], Who]] = [
    # One's own desk and account, and what every form needs.
    (
        ["wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_dismissibles", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete", "wagtailembeds:chooser", "wagtailembeds:chooser_upload", "wagtailadmin_password_reset", "wagtailadmin_password_reset_done", "wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete", "wagtailadmin_editing_sessions:release", "wagtail_localize:javascript_catalog", "wagtaildocs_authenticate_with_password", "admin/test404/"],
        EVERYBODY,
    ),
    (["wagtailadmin_editing_sessions:ping"], FACTS),
    # Lists of what one may see; what they hold is in ``test_seen.py``.
    (with_results("wagtailadmin_pages", "type_use search"), EVERYBODY),
    (
        with_results(
            "wagtailadmin_reports",
            "workflow workflow_tasks site_history aging_pages page_types_usage",
        ),
        EVERYBODY,
    ),
    (with_results("wagtailadmin_reports", "locked_pages"), EDITORS),
    (["usage_report", "usage_report_results"], FACTS),
    (with_results("wagtailforms", "index"), EVERYBODY),
    (
        [f"wagtailadmin_choose_page{end}" for end in (
            "", "_child", "_search", "_chosen_multiple", "_external_link", "_email_link",
            "_phone_link", "_anchor_link",
        )],
        EVERYBODY,
    ),
    (of("wagtailadmin_api", "pages:listing images:listing documents:listing"), EVERYBODY),
    (of("wagtailadmin_api", "images:detail documents:detail"), WRITERS),
    # Nothing is there: no forms in pages, no address without its parameters, nobody logs in twice.
    (
        ["admin/.*/", "wagtailadmin_login", "wagtailadmin_block_preview", "wagtailsnippets:index", "wagtaildocs_serve", "wagtailadmin_api:pages:find", "wagtailadmin_api:documents:find", "wagtailadmin_api:images:find"],
        NOBODY,
    ),
    (
        of("wagtailforms", "list_submissions list_submissions_results delete_submissions"),
        NO_PAGE,
    ),
    # Wagtail's page of a fault, which raises one, and the way out.
    (["wagtailadmin_error_test", "wagtailadmin_logout"], NOT_ASKED),
    # Asked deed by deed.
    (
        [
            "wagtail_bulk_action",
            "wagtailadmin_api:pages:action",
            "wagtailredirects:process_import",
        ],
        NOT_ASKED,
    ),
]  # fmt: skip

PAGES: list[tuple[list[str], Who]] = [
    (["begin_portrait"], FACTS),
    (
        ["wagtailadmin_explore_root", "wagtailadmin_explore", "wagtailadmin_explore_results"],
        EVERYBODY,
    ),
    (of("wagtailadmin_pages", "add preview_on_add add_subpage"), WRITERS),
    (["wagtailadmin_pages:choose_parent"], EVERYBODY),
    (["wagtailadmin_api:pages:detail"], (WRITERS, EVERYBODY, WRITERS)),
    (
        of(
            "wagtailadmin_pages",
            "usage edit preview_on_edit view_draft history history_results revisions_view "
            "revisions_revert revisions_compare workflow_history workflow_history_detail",
        ),
        (FACTS, FINNISH, WRITERS),
    ),
    (["translations:page"], (FACTS, FINNISH, WRITERS)),
    # Who only corrects texts removes none; what is published, only those who publish.
    (["wagtailadmin_pages:delete"], (ADMINISTRATORS, "KRÖA", WRITERS)),
    (["wagtailadmin_pages:unpublish"], (EDITORS, NOBODY, NOBODY)),
    (["wagtailadmin_pages:move"], (EDITORS, "KRÖA", WRITERS)),
    (["wagtailadmin_pages:set_page_position"], (EDITORS, EDITORS, EDITORS)),
    # Leads back with a warning: an author has one portrait in each language.
    (["wagtailadmin_pages:copy"], (FACTS, FINNISH, WRITERS)),
    (["wagtailadmin_pages:convert_alias"], NO_PAGE),
    # Leads to the history, which asks.
    (["wagtailadmin_pages:revisions_index"], (EVERYBODY, EVERYBODY, EVERYBODY)),
    (
        of("wagtailadmin_pages", "lock unlock set_privacy revisions_unschedule"),
        (EDITORS, EDITORS, EDITORS),
    ),
    # The Swedish ones wait for a second pair of eyes, the Finnish one for a speaker.
    (
        of("wagtailadmin_pages", "workflow_action collect_workflow_action_data workflow_preview"),
        (EDITORS, "G", EDITORS),
    ),
    # Asks only; whoever may not is refused when they answer.
    (
        of("wagtailadmin_pages", "confirm_workflow_cancellation move_confirm"),
        (EVERYBODY, EVERYBODY, EVERYBODY),
    ),
]

OF_RECORDS: list[tuple[list[str], Who]] = [
    (of_records(RECORDS, "list list_results"), WRITERS),
    (of_records(RECORDS, "add edit usage history history_results"), FACTS),
    (of_records(RECORDS, "delete"), ADMINISTRATORS),
    (of_records(REVISED, "revisions_revert revisions_compare"), FACTS),
    (
        of_records(
            DRAFT_RECORDS,
            "preview_on_add preview_on_edit revisions_view workflow_history "
            "workflow_history_detail",
        ),
        FACTS,
    ),
    (
        of_records(
            DRAFT_RECORDS,
            "unpublish lock unlock revisions_unschedule workflow_action "
            "collect_workflow_action_data workflow_preview",
        ),
        EDITORS,
    ),
    (of_records(DRAFT_RECORDS, "confirm_workflow_cancellation"), EVERYBODY),
    # Translators choose authors and works for pages, and rights for their own pictures.
    (of_choosers(REVISED, "choose choose_results chosen chosen_multiple"), EVERYBODY),
    (
        of_choosers(["portraits_consent"], "choose choose_results chosen chosen_multiple"),
        WRITERS,
    ),
    (of_choosers(RECORDS, "create"), FACTS),
]

FILES: list[tuple[list[str], Who]] = [
    (with_results("wagtaildocs", "index") + of("wagtaildocs", "add add_multiple"), WRITERS),
    (with_results("wagtailimages", "index") + of("wagtailimages", "add add_multiple"), "SKRÖA"),
    (of("wagtaildocs", "edit edit_multiple document_usage"), FACTS),
    (of("wagtailimages", "edit edit_multiple image_usage preview"), FACTS),
    (of("wagtaildocs", "delete delete_multiple"), ADMINISTRATORS),
    (of("wagtailimages", "delete delete_multiple"), ADMINISTRATORS),
    (with_results("wagtaildocs_chooser", "choose"), EVERYBODY),
    (with_results("wagtailimages_chooser", "choose"), EVERYBODY),
    (["wagtaildocs_chooser:chosen_multiple", "wagtailimages_chooser:chosen_multiple"], EVERYBODY),
    (of("wagtaildocs_chooser", "chosen create"), WRITERS),
    (of("wagtailimages_chooser", "chosen select_format"), WRITERS),
    (["wagtailimages_chooser:create"], "SKRÖA"),
    # Uploads that wait for their description are for whoever uploaded them; the rest is turned off.
    (of("wagtaildocs", "create_multiple_from_uploaded_document delete_upload_multiple"), NOBODY),
    (of("wagtailimages", "create_multiple_from_uploaded_image delete_upload_multiple"), NOBODY),
    (of("wagtailimages", "url_generator url_generator_output"), NOBODY),
]

TRANSLATIONS: list[tuple[list[str], Who]] = [
    (["translations:board", "translations:board_results"], EVERYBODY),
    (with_results("wagtail_localize", "translations_report"), EVERYBODY),
    (
        ["admin/localize/submit/page/{page_id}/", "wagtail_localize:submit_page_translation"],
        ("ÖA", "ÖA", "ÖA"),
    ),
    (
        [
            "admin/localize/update/{translation_source_id}/",
            "wagtail_localize:update_translations",
        ],
        "ÖA",
    ),
    (
        of(
            "wagtail_localize",
            "edit_string_translation download_pofile upload_pofile preview_translation "
            "stop_translation",
        ),
        FINNISH,
    ),
    # A page that becomes the mirror of another shows its words at once: that is publishing.
    (
        [
            "admin/localize/page/{page_id}/convert_to_alias/",
            "wagtail_localize:convert_to_alias",
        ],
        (NOBODY, EDITORS, NOBODY),
    ),
    # Records are not translated, nothing is translated by machines, no field is overridden.
    (
        of(
            "wagtail_localize",
            "submit_snippet_translation machine_translate edit_override snippets_api_detail",
        ),
        NOBODY,
    ),
    (["wagtail_localize:snippets_api_listing"], EVERYBODY),
]

ADMINISTRATION: list[tuple[list[str], Who]] = [
    (with_results("wagtailadmin_workflows", "index task_index usage"), ADMINISTRATORS),
    (
        of(
            "wagtailadmin_workflows",
            "add edit enable disable remove add_task select_task_type edit_task enable_task "
            "disable_task",
        ),
        ADMINISTRATORS,
    ),
    (
        [
            *with_results("wagtailadmin_workflows", "task_chooser"),
            *of("wagtailadmin_workflows", "task_chooser_create task_chosen"),
        ],
        EVERYBODY,
    ),
    (of("wagtailadmin_collections", "index add edit delete set_privacy"), ADMINISTRATORS),
    (with_results("wagtailredirects", "index"), ADMINISTRATORS),
    (of("wagtailredirects", "add edit delete start_import"), ADMINISTRATORS),
    (["wagtailsettings:edit"], ADMINISTRATORS),
    (["wagtailsettings:preview_on_edit"], NOBODY),
    *(
        (
            [*with_results(space, "index history"), *of(space, "add edit delete usage")],
            ADMINISTRATORS,
        )
        for space in ("wagtaillocales", "wagtailsites", "wagtailusers_users", "wagtailusers_groups")
    ),
    (
        [f"{space}:copy" for space in ("wagtaillocales", "wagtailsites", "wagtailusers_users")],
        ADMINISTRATORS,
    ),
]

TABLE: dict[str, Who] = {
    name: who
    for part in (FOR_ALL, PAGES, OF_RECORDS, FILES, TRANSLATIONS, ADMINISTRATION)
    for names, who in part
    for name in names
}
"""Every address by name (without a name: by route), with the roles that it lets in."""
