"""From raw interviews and media clippings to themes, word clouds and numbered figures for the thesis chapter.

Every public name can be reached from here, and each is loaded when it is first used::

    >>> import casestudy as cs
    >>> cs.label("negative", "en")
    'Negative'
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
