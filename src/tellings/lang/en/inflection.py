"""English irregular forms, each with the word that it is a form of; regular endings are in `ENDINGS`."""

from __future__ import annotations

_FORMS = """be am is are was were been being
have has had having
do does did done doing
say says said saying
tell tells told telling
go goes went gone going
take takes took taken taking
give gives gave given giving
make makes made making
come comes came coming
see sees saw seen seeing
get gets got gotten getting
know knows knew known knowing
think thinks thought thinking
find finds found finding
leave leaves left leaving
become becomes became becoming
blow blows blew blown blowing
break breaks broke broken breaking
begin begins began begun beginning
bring brings brought bringing
build builds built building
buy buys bought buying
catch catches caught catching
choose chooses chose chosen choosing
cut cuts cutting
deal deals dealt dealing
die dies died dying
draw draws drew drawn drawing
drive drives drove driven driving
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
flee flees fled fleeing
fly flies flew flown flying
grow grows grew grown growing
hear hears heard hearing
hit hits hitting
hold holds held holding
keep keeps kept keeping
lead leads led leading
lie lies lay lain lying
lose loses lost losing
mean means meant meaning
meet meets met meeting
pay pays paid paying
put puts putting
read reads reading
rise rises rose risen rising
run runs ran running
seek seeks sought seeking
sell sells sold selling
send sends sent sending
set sets setting
shoot shoots shot shooting
show shows showed shown showing
sit sits sat sitting
speak speaks spoke spoken speaking
spend spends spent spending
stand stands stood standing
steal steals stole stolen stealing
strike strikes struck striking
teach teaches taught teaching
throw throws threw thrown throwing
understand understands understood understanding
wear wears wore worn wearing
win wins won winning
withdraw withdraws withdrew withdrawn withdrawing
write writes wrote written writing
man men
woman women
child children
person people
foot feet
this these
that those
a an the"""
LEMMAS = {form: line.split()[0] for line in _FORMS.splitlines() for form in line.split()}
ENDINGS = frozenset(
    """s es ed d ing er ers ies y ied ying n en ly e al ally an ans ian ians ish ese i is ity ness ment ments ion
    ions ation ations tion tions ive able t st""".split()
) | {""}
"""What may be left over on either side of a shared stem of two forms of one word."""

MIN_STEM = 3
