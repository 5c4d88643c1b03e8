"""What a full stop behind these words does not end."""

from __future__ import annotations

TITLES = frozenset(
    """adm atty brig capt cmdr cmdt col cpl dr fr gen gov hon insp lt maj mr mrs ms messrs mx ofc pfc pres prof pvt rep
    reps rev rt sen sens sgt spc spec sr st supt ste mt ft vs v cf e.g i.e al approx ca viz incl ph lt.gov prev ave
    blvd rd""".split()
)
"""Abbreviations that something follows: a capital letter behind them starts a name, not a sentence."""

NUMBERED = frozenset("no nos fig figs vol vols p pp para sec ch art arts nr ext op r".split())
"""Abbreviations that a number follows; before anything else the full stop ends a sentence."""

MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
"""Abbreviated months and weekdays: a number follows them."""

TAILS = frozenset(
    """inc corp co cos ltd llc plc jr sr bros assn dept univ etc est min max km kg cm mm mi hr hrs sq ph.d m.d b.a m.a
    a.m p.m u.s u.n u.k e.u d.c n.y l.a calif fla mass mich minn miss penn tenn tex va wash ala ariz ark colo conn del
    ga ill ind kan ky md mo mont neb nev okla ore wis wyo pa la""".split()
)
"""Abbreviations that may end a sentence: they do when a word follows that starts sentences."""

STARTERS = frozenset(
    """the a an he she it they we i you his her its their our my this that these those there here in on at by for from
    with under after before during since until while when where as if but and or yet so then also however meanwhile
    although though because despite according both some many most several no not one two three what who why how about
    all another each every few any such only even still now today yesterday police witnesses reports""".split()
)
"""Words whose capital tells a sentence's start rather than a name."""

REPORTING = frozenset(
    """said says say asked asks told tells added adds wrote writes replied cried shouted yelled exclaimed warned
    declared insisted continued recalled tweeted responded""".split()
)
"""Verbs behind a quotation's end that continue the sentence."""
