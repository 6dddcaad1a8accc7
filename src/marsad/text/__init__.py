"""Arabic as characters: folding, tokens, clitics, sentences, layout.

from marsad.text import fold, tokenise, Document
"""

from marsad.text.document import Document
from marsad.text.fold import Folded, fold, fold_indexed
from marsad.text.phrases import Match, Phrases
from marsad.text.tokens import Token, tokenise

__all__ = ["Document", "Folded", "Match", "Phrases", "Token", "fold", "fold_indexed", "tokenise"]
