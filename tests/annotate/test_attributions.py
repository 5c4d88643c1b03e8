"""Attributions: quotations, indirect speech, acts and speakers, with a parser and without."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import parsing
from tellings.annotate.attributions import attributions
from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.lang.en import attributions as lexicon
from tellings.records import Document
from tellings.speech.acts import ACTS
from tellings.speech.cues import cues

parsed = pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")


def no_parser(texts):
    return [None] * len(texts)


def read(text, parser=None):
    document = Document("d", text, language="en")
    kinds = blocks(document)
    lines = sentences(document, kinds)
    mentions = names(document, kinds, lines)
    return document, mentions, attributions(document, kinds, lines, mentions, parser)


def contents(text, parser=None):
    _, _, found = read(text, parser)
    return [" | ".join(text[s.start : s.end] for s in one.content) for one in found]


def only(text, parser=None):
    _, _, found = read(text, parser)
    assert len(found) == 1, found
    return found[0]


def part(text, span):
    return text[span.start : span.end] if span else None


def speaker(text, number=-1):
    """The forms under which the document names the speaker of one of its attributions."""
    _, mentions, found = read(text)
    return sorted({m.head for m in mentions if m.entity == found[number].speaker}) if found[number].speaker else None


QUOTED = [
    ("“We will leave the dam tonight,” Orla Venn said.", "Orla Venn", "said"),
    ("“We will leave the dam tonight,” said Orla Venn.", "Orla Venn", "said"),
    ('Orla Venn told reporters: "We will leave the dam tonight."', "Orla Venn", "told"),
    ("Orla Venn said, “We will leave the dam tonight.”", "Orla Venn", "said"),
]


@parsed
@pytest.mark.parametrize(("text", "source", "cue"), QUOTED)
def test_a_quotation_finds_its_cue_and_source(text, source, cue):
    found = only(text)
    assert found.kind == "direct"
    assert (part(text, found.source), part(text, found.cue)) == (source, cue)
    assert "We will leave the dam tonight" in contents(text)[0]


@pytest.mark.parametrize(("text", "source", "cue"), QUOTED)
def test_word_order_alone_links_plain_quotations(text, source, cue):
    found = only(text, no_parser)
    assert found.kind == "direct"
    assert (part(text, found.source), part(text, found.cue)) == (source, cue)


@parsed
@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("The harbour ministry said that the ferry had sunk.", "says", "that the ferry had sunk"),
        (
            "According to the harbour ministry, the ferry had sunk near Port Ilmar.",
            "says",
            "the ferry had sunk near Port Ilmar",
        ),
        ("The governor of Ilmar denied that the ferry had sunk.", "denies", "that the ferry had sunk"),
        ("President Orla Venn vowed to raise the ferry by spring.", "promises", "to raise the ferry by spring"),
        ("Velmark called on Ostria to withdraw its gunboats.", "calls for", "Ostria to withdraw its gunboats"),
        ("Velmark accused Ostria of shelling the harbour.", "accuses", "Ostria of shelling the harbour"),
        ("The ferry, the ministry said, had been sunk by a mine.", "says", "The ferry | had been sunk by a mine"),
        ("It was reported that the ferry had sunk.", "says", "that the ferry had sunk"),
        ("The ferry is expected to leave on Monday.", "predicts", "The ferry | to leave on Monday"),
        ("The ministry's claim that the ferry had sunk was false.", "claims", "that the ferry had sunk"),
    ],
)
def test_indirect_speech(text, act, content):
    found = only(text)
    assert found.kind == "indirect"
    assert found.act == act
    assert contents(text) == [content]


def test_a_passive_and_an_adverb_have_no_source():
    found = only("The ferry reportedly sank near Port Ilmar.")
    assert found.source is None
    assert found.speaker is None


@parsed
def test_acts_have_polarity_addressee_and_code():
    text = "Ten guards died in Ostria. Velmark accused Ostria of shelling the harbour."
    _, mentions, found = read(text)
    assert found[0].plover == "ACCUSE"
    assert found[0].addressee == next(m.entity for m in mentions if m.text == "Ostria")
    assert found[0].polarity == "affirmed"
    assert only("Velmark denied that it had shelled the harbour.").polarity == "denied"


@parsed
def test_a_quotation_goes_on_after_a_break_and_in_the_next_paragraph():
    text = "“We left,” Orla Venn said. “Nobody followed us.”\n\n“The boats were empty when we came.”\n\nRain fell."
    assert contents(text) == ["“We left,” | “Nobody followed us.” | “The boats were empty when we came.”"]


@parsed
@pytest.mark.parametrize(
    "text",
    [
        "Harbour minister Odile Brasc has called for a de-escalation in fighting between Lorne and Hask.",
        "Harbour minister Odile Brasc called for a co-ordination of the ferries.",
    ],
)
def test_a_compound_is_never_cut(text):
    for content in contents(text):
        rest = text[text.index(content) + len(content) :]
        assert not rest.startswith("-"), content


@parsed
def test_one_quotation_of_several_sentences_has_one_attribution():
    text = "“We left. Nobody followed us. The boats were empty,” Orla Venn said."
    assert contents(text) == ["“We left. Nobody followed us. The boats were empty,”"]


def test_words_and_titles_in_quotation_marks_are_no_speech():
    assert contents("The “harbour tax” rose again.") == []
    assert contents("She bought a copy of “The Long Ferry” in Ilmar.") == []


@parsed
def test_what_one_says_that_another_said_is_nested():
    text = "State radio reported that Orla Venn had told the guards that the ferry was empty."
    _, _, found = read(text)
    outer, inner = found
    assert (part(text, outer.source), part(text, inner.source)) == ("State radio", "Orla Venn")
    assert (outer.parent, inner.parent) == (None, 0)


@parsed
def test_pronouns_and_descriptions_are_resolved_in_the_document():
    text = "Interior Minister Orla Venn came to Ilmar on Monday. "
    assert speaker(text + "She said the ferry was safe.") == ["Orla Venn"]
    assert speaker(text + "The minister said the ferry was safe.") == ["Orla Venn"]
    assert speaker(text + "Venn said the ferry was safe.") == ["Orla Venn", "Venn"]


@parsed
def test_who_is_not_named_stays_so():
    text = "Interior Minister Orla Venn came to Ilmar on Monday. An official there said the ferry was safe."
    _, _, found = read(text)
    assert found[-1].speaker is None
    assert "unresolved" in found[-1].why


def test_the_word_lists_keep_to_the_closed_list_of_acts():
    groups = [row[0] for row in (*lexicon.VERBS, *lexicon.NOUNS, *lexicon.ADJECTIVES)]
    acts = {*groups, *lexicon.ADVERBS.values()}
    assert acts == set(ACTS)
    found = cues("en")
    assert found is not None
    assert {"said", "vowed", "denies", "accusing", "swore"} <= set(found.verbs)


def test_a_language_without_cues_has_no_attributions():
    document = Document("d", "Elle a dit que le bac avait coulé.", language="fr")
    assert attributions(document, blocks(document), (), ()) == ()


@parsed
def test_a_name_set_to_a_quotation_is_its_source():
    text = "“The ferry was never safe in winter.” – Orla Venn"
    assert part(text, only(text).source) == "Orla Venn"
    text = "Orla Venn: “The ferry was never safe in winter.”"
    assert part(text, only(text).source) == "Orla Venn"


@parsed
def test_a_title_may_set_a_name_before_a_colon():
    text = "Orla Venn: The ferry was never safe\n\nOrla Venn came to Ilmar on Monday and spoke for an hour."
    document = Document("d", text, title="Orla Venn: The ferry was never safe", language="en")
    kinds = blocks(document)
    lines = sentences(document, kinds)
    found = attributions(document, kinds, lines, names(document, kinds, lines))
    assert [part(text, span) for span in found[0].content] == ["The ferry was never safe"]


@parsed
def test_a_verb_outside_the_list_and_a_question_are_cues_beside_a_quotation():
    text = "“The ferry was never safe in winter,” Orla Venn grumped."
    assert part(text, only(text).cue) == "grumped"
    text = "“Was the ferry ever safe?” Orla Venn questioned."
    assert part(text, only(text).source) == "Orla Venn"


@parsed
def test_a_transcript_is_read_by_its_turns():
    text = "VENN: The ferry is safe.\n\nMARLO: Nobody believes it.\n\nVENN: I believe it.\n\nMARLO: Then sail."
    _, _, found = read(text)
    assert [part(text, one.source) for one in found] == ["VENN", "MARLO", "VENN", "MARLO"]


@parsed
def test_what_goes_on_behind_is_not_part_of_what_was_said():
    text = "Orla Venn said the ferry was safe and denied that it had sunk, echoing her brother."
    assert contents(text) == ["the ferry was safe", "that it had sunk"]


@parsed
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('Orla Venn said the crossing would be "a little rough."', 'the crossing would be "a little rough."'),
        (
            "Orla Venn has said her boats will leave for Ilmar should the talks fail to bring an agreement.",
            "her boats will leave for Ilmar should the talks fail to bring an agreement",
        ),
        (
            "If “the harbour stays closed and nobody repairs the gate, we will sail at night,” Orla Venn said.",
            "If “the harbour stays closed and nobody repairs the gate, we will sail at night,”",
        ),
        (
            "Orla Venn said that with the bridge, they “aspire to be a model for every harbour on the coast.”",
            "that with the bridge, they “aspire to be a model for every harbour on the coast.”",
        ),
        (
            "Orla Venn said Ostria would join the League of River States (LRS).",
            "Ostria would join the League of River States (LRS)",
        ),
        (
            "Orla Venn called for a halt in fighting between Ostria and Velmark.",
            "a halt in fighting between Ostria and Velmark",
        ),
        ("Orla Venn called for calm in a speech.", "calm"),
        (
            "Orla Venn has said, according to her own count, the toll was much higher.",
            "the toll was much higher",
        ),
        ("Orla Venn said in a letter that the ferry was unsafe.", "that the ferry was unsafe"),
        (
            "A bridge to carry trams between Ilmar and the port will cost two billion crowns, Mayor Orla Venn said on"
            " Friday, adding she hoped the state would pay.",
            "A bridge to carry trams between Ilmar and the port will cost two billion crowns",
        ),
        (
            "Two men were killed in the blast, the Ilmar-based Observatory for Human Rights (IOHR) said.",
            "Two men were killed in the blast",
        ),
    ],
)
def test_a_content_is_whole(text, wanted):
    assert wanted in contents(text)


@parsed
def test_a_lost_mark_is_read_as_the_mark_it_was():
    text = "\ufffdThe ferry was never safe in winter,\ufffd Orla Venn said. \ufffdIt is old.\ufffd"
    found = only(text)
    assert found.kind == "direct"
    assert len(found.content) == 2


@parsed
def test_a_short_sentence_leads_to_the_quotation_behind_it():
    text = "Orla Venn agreed.\n\n“The ferry was never safe in winter, and nobody told us.”"
    assert part(text, only(text).source) == "Orla Venn"


@parsed
def test_what_stands_for_the_words_before_it_is_those_words():
    text = "The ferry is safe, Orla Venn said in Ilmar, a view repeated by the harbour ministry."
    assert contents(text) == ["The ferry is safe", "The ferry is safe"]


@parsed
@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the harbour before dawn.",
        "The conflict threatens to spill over into Velmark.",
        "Orla Venn should condemn the shelling.",
        "Ilmar fighters are defending their land.",
        "Paris had a plan which nobody championed.",
    ],
)
def test_deeds_dangers_and_wishes_are_no_statements(text):
    assert contents(text) == []


@parsed
def test_what_one_reports_of_oneself_in_a_quotation_is_no_second_statement():
    text = "“I have already said that we sail tonight whatever the weather does,” Orla Venn said."
    assert len(contents(text)) == 1


@parsed
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orla Venn left. Armenian officials accused Ilmar of theft. The port was ready, they said.", "Armenian"),
        ("Harbour leader Orla Venn left. Ilmar was calm. The harbour leader said that nobody was hurt.", "Orla Venn"),
        ("The US and Velmark said the talks would go on.", "US"),
        ("Armenia said a barge was hit, adding it was unclear who had fired.", "Armenia"),
        ("Orla Venn, who has said the ferry is safe, left Ilmar.", "Orla Venn"),
        ("“We can read the numbers. So can they,” was the reply of the minister, Orla Venn.", "Orla Venn"),
        ("Asked whether the ferry was safe, Orla Venn shrugged. “I am told that it swims.”", "Orla Venn"),
        ("Armenia's report said the ferry was safe.", "Armenia"),
        ("“Who has ever seen this ferry sail in winter?” asked Orla Venn.", "Orla Venn"),
        ("State television quoted Orla Venn as saying the ferry was safe.", "Orla Venn"),
    ],
)
def test_speakers_are_found(text, name):
    assert name in (speaker(text) or [])


@parsed
def test_the_only_holder_of_an_office_is_meant_by_it_wherever_he_is_named():
    text = "The leader of Ostria said the ferry was safe. Ostrian leader Orla Venn spoke of the gate later."
    assert speaker(text, 0) == ["Orla Venn"]


@parsed
@pytest.mark.parametrize(
    "text",
    [
        "Minister Orla Venn met minister Tam Marlo. The minister said the ferry was safe.",
        "Ostria met Velmark in Ilmar. Both sides said the talks would go on.",
        "Rain fell on Ilmar. It said the ferry was safe.",
        "A statement said the ferry was safe.",
    ],
)
def test_nobody_is_guessed(text):
    _, _, found = read(text)
    assert found[-1].speaker is None
    assert "unresolved" in found[-1].why


@parsed
def test_those_who_speak_together_are_all_named():
    text = "Minister Orla Venn and minister Tam Marlo said the ferry was safe. The two ministers added that it was old."
    _, mentions, found = read(text)
    names = {m.entity: m.head for m in mentions}
    for one in found:
        assert names[one.speaker] == "Orla Venn"
        assert [names[other] for other in one.others] == ["Tam Marlo"]


@parsed
@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ten guards died in Armenia. Armenian Foreign Minister Orla Venn said it would answer.", "Armenia"),
        ("Ten guards died in Armenia. Armenia's foreign ministry said it would answer.", "Armenia"),
        ("Ten guards died in Armenia. Armenian officials said it would answer.", "Armenia"),
        ("Ten guards died in Armenia. Yerevan said it would answer.", "Armenia"),
        ("Ten guards died in Armenia. An Armenian army spokesman, Colonel Tam Marlo, said it would answer.", "Armenia"),
        ("Ten guards died in Armenia. An Armenian official said it would answer.", "Armenia"),
        ("Ten guards died in Armenia. Orla Venn, a baker, said it would answer.", None),
    ],
)
def test_a_speaker_carries_the_side_that_it_speaks_for(text, side):
    _, mentions, found = read(text)
    assert {m.entity: m.head for m in mentions}.get(found[-1].side) == side


@parsed
def test_they_who_are_accused_are_the_addressee():
    text = "Ten guards died in Armenia. Velmark accused Armenian forces of firing at the harbour."
    _, mentions, found = read(text)
    assert found[-1].addressee == next(m.entity for m in mentions if m.text == "Armenia")


def test_every_act_says_what_it_is():
    assert all(act.meaning for act in ACTS.values())
    codes = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
    assert {act.plover for act in ACTS.values()} - {None} <= codes


@parsed
def test_polnear_floors(shared):
    found = figures("--set", "dev", "--every", "2")
    assert found["soft"]["F"] >= 0.70
    assert found["soft_and_source"]["F"] >= 0.63
    assert found["characters"]["F"] >= 0.84
    assert found["recall"]["direct"] >= 0.90


def test_polnear_floor_without_a_parser(shared):
    assert figures("--set", "dev", "--every", "2", "--without-parser")["soft"]["F"] >= 0.50


@parsed
def test_bundled_coverage_floors(shared):
    found = figures("--coverage")
    assert found["soft"]["F"] >= 0.82
    assert found["soft_and_source"]["F"] >= 0.76
    assert found["recall"]["direct"] >= 0.97
    assert found["of the found"]["speaker"] >= 0.8


def figures(*arguments):
    script = Path(__file__).resolve().parents[2] / "eval" / "attributions.py"
    ran = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout.splitlines()[-1])


@parsed
@pytest.mark.parametrize(
    ("page", "phrase", "name"),
    [
        ("003", "yet another fabrication", "Stepanyan"),
        ("003", "of any kind", "Armenia"),
        ("003", "one nation, two states", "Turkey"),
        ("001", "I wanted these attacks", "Macron"),
        ("000", "find its courage", "Cavusoglu"),
    ],
)
def test_seeds_say_who_said_it(shared, page, phrase, name):
    path = next((shared / "seeds").glob(f"{page}_*"))
    text = path.read_text(encoding="utf-8")
    _, mentions, found = read(text)
    one = next(a for a in found if any(phrase in text[s.start : s.end] for s in a.content))
    assert any(name in m.head for m in mentions if m.entity == one.speaker)


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "''",
    "«",
    "»",
    "‘",
    "’",
    "Orla Venn",
    " said",
    " that",
    " the ferry sank",
    ". ",
    ", ",
    "\n\n",
    ": ",
    "\ufffd",
    " (",
    ")",
    "-",
    " with",
    " as",
    " to",
    " in a statement",
    " according to",
    " adding",
    " called on",
    " accused",
    " was",
    " reportedly",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_text_breaks_it_and_every_span_is_inside(text):
    for parser in (None, no_parser):
        _, _, found = read(text, parser)
        assert list(found) == sorted(found, key=lambda one: one.content[0].start)
        for one in found:
            for span in (*one.content, *filter(None, (one.source, one.cue))):
                assert 0 <= span.start < span.end <= len(text)
            assert one.parent is None or 0 <= one.parent < len(found)


@parsed
def test_each_distinct_sentence_is_parsed_once_and_alike():
    texts = ["The ferry sank.", "Orla Venn said so.", "The ferry sank."]
    parsing.forget()
    trees = parsing.parse(texts)
    assert trees[0] is trees[2]
    assert parsing.parse(texts) == trees, "a tree that is kept packed comes back as it was"
    random.Random(1).shuffle(texts)
    assert dict(zip(texts, parsing.parse(texts), strict=True))["The ferry sank."] == trees[0]


@parsed
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Velmark and Tarsia have resisted calls for a truce and clashes have grown in recent days.",
            "calls for a truce",
        ),
        ("The minister condemned the raid and troops moved into the town.", "the raid"),
        ("The mayor called for calm and the police closed the bridge.", "calm"),
        ("Velmark rejected calls for talks and the fighting in the valley went on.", "calls for talks"),
        ("Orla Venn praised the crew and the rescuers who had come.", "the crew and the rescuers who had come"),
    ],
)
def test_what_is_said_ends_before_the_subject_of_the_next_clause(text, content):
    assert contents(text) == [content]


@parsed
@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministry of Velmark issued a statement denying that its boats had crossed the river.",
        "The ferry was safe, said Orla Venn, and Velmark’s foreign ministry in a statement rejected the accusations.",
    ],
)
def test_a_statement_speaks_for_who_is_named_right_before_it(text):
    _, mentions, found = read(text)
    denial = next(one for one in found if one.polarity == "denied")
    assert denial.side == next(m.entity for m in mentions if m.head == "Velmark")


@parsed
def test_what_somebody_leaves_unsaid_is_no_statement():
    said = "“The gate is ours. And we will not give it up,”"
    text = f"Orla Venn opened the gate.\n\n{said} she added, not mentioning that the river belongs to both towns."
    assert contents(text) == [said]
