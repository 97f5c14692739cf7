"""Registers what Wagtail calls. Nothing is done here."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portraits.editorial.admin_api import guard_admin_api
from portraits.editorial.beginning import begin_menu_item
from portraits.editorial.deciding import page_viewset
from portraits.editorial.desk import construct_desk
from portraits.editorial.pages import fill_in_author, refuse_copy
from portraits.editorial.removing import refuse_removal
from portraits.editorial.reviewing import explain_review, refuse_unready, refuse_unready_among
from portraits.editorial.translating import before_edit_translation
from portraits.editorial.urls import admin_urls, board_menu_item
from portraits.editorial.usage_report import usage_menu_item
from portraits.editorial.viewsets import CollectionGroup
from portraits.views.serving import redirect_to_reader_path, refuse_unshown

register_snippet(CollectionGroup)
hooks.register("before_serve_page", refuse_unshown)
hooks.register("before_serve_page", redirect_to_reader_path, order=10)
hooks.register("before_copy_page", refuse_copy)
hooks.register("before_create_page", fill_in_author)
hooks.register("before_edit_page", before_edit_translation, order=-10)
hooks.register("before_edit_page", explain_review)
hooks.register("before_publish_page", refuse_unready)
hooks.register("before_edit_snippet", explain_review)
hooks.register("register_admin_viewset", page_viewset, order=10)
hooks.register("before_bulk_action", refuse_unready_among)
hooks.register("construct_admin_api", guard_admin_api, order=10)
hooks.register("before_delete_snippet", refuse_removal)
hooks.register("construct_homepage_panels", construct_desk)
hooks.register("register_admin_urls", admin_urls, order=-10)
hooks.register("register_reports_menu_item", board_menu_item)
hooks.register("register_reports_menu_item", usage_menu_item)
hooks.register("register_admin_menu_item", begin_menu_item)
