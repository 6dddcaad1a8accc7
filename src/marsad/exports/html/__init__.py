"""The page: one self-contained HTML file with the reports, the words behind every cell, a table, a map and a timeline.

It asks nothing of the network, reads without JavaScript, prints, and fits a phone.
"""

from marsad.exports.html.page import HtmlWriter

__all__ = ["HtmlWriter"]
