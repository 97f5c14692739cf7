"""The blocks of a running text, for every page type that has one."""

from portraits.blocks.media import PictureBlock
from portraits.blocks.quotes import PullQuoteBlock
from portraits.blocks.text import TEXT_FEATURES, HeadingBlock, ParagraphBlock

BODY_BLOCKS = [
    ("paragraph", ParagraphBlock(features=TEXT_FEATURES)),
    ("heading", HeadingBlock()),
    ("quote", PullQuoteBlock()),
    ("picture", PictureBlock()),
]
