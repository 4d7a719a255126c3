"""Words for things of the domain, in a given language: the same on screen, on the projector and in the minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from workshop_app.domain.enums import CandidateKind, Level, NoteKind, Stage, StepKind, TieRule
from workshop_app.domain.errors import DomainError
from workshop_app.domain.records import Candidate, Note, Round, Step
from workshop_app.i18n import N_, Language

STEP_KINDS = {
    StepKind.INFORMATION: N_("Information"),
    StepKind.BUZZ_GROUP: N_("Buzz group"),
    StepKind.COLLECT: N_("Collect on the board"),
    StepKind.THEME: N_("Group into themes"),
    StepKind.VOTE: N_("Dot voting"),
    StepKind.ACTIONS: N_("Action plan"),
    StepKind.BREAK: N_("Break"),
    StepKind.GO_AROUND: N_("Round the room"),
}
NOTE_KINDS = {
    NoteKind.PROBLEM: N_("Problem"),
    NoteKind.IDEA: N_("Idea"),
    NoteKind.QUESTION: N_("Question"),
    NoteKind.PARKED: N_("Parked"),
}
CODES = {
    NoteKind.PROBLEM: N_("code|P"),
    NoteKind.IDEA: N_("code|I"),
    NoteKind.QUESTION: N_("code|Q"),
    NoteKind.PARKED: N_("code|X"),
}
SHAPES = {NoteKind.PROBLEM: "▲", NoteKind.IDEA: "●", NoteKind.QUESTION: "?", NoteKind.PARKED: "▮"}
"""Kind is told by shape and word too, never by colour alone."""
LEVELS = {
    Level.NONE: "",
    Level.CENTRAL: N_("Central"),
    Level.DEPARTMENT: N_("Department"),
    Level.UNIT: N_("Unit"),
}
STAGES = {Stage.PLANNED: N_("Planned"), Stage.OPEN: N_("Under way"), Stage.DONE: N_("Done")}
TIE_RULES = {
    TieRule.MORE_VOTERS: N_("The one with dots from most people goes first"),
    TieRule.RUN_OFF: N_("A quick run-off among the tied"),
    TieRule.CHAIR: N_("The chair decides"),
    TieRule.ALL_GO_ON: N_("All tied go on"),
}
PHASES = (N_("On your own"), N_("In buzz groups"), N_("Harvest"))

ERRORS = {
    "counted_too_many": N_(
        "More dots have been counted than the others have. Take some back, or raise the number of voters."
    ),
    "gone": N_("That has been removed in the meantime. Nothing was changed."),
    "note_empty": N_("A note needs at least one word."),
    "note_too_long": N_("A note can hold {limit} characters. Split the text into several notes."),
    "link_to_itself": N_("A note cannot be linked to itself."),
    "parked_is_no_kind": N_("Park the note to put it in the parking lot; it keeps its kind there."),
    "nothing_to_split": N_("The note is one sentence. Put its parts on lines of their own first."),
    "nothing_to_join": N_("Choose at least two notes to join."),
    "two_pictures": N_("The notes have different pictures, and a note can show one. Take a picture away first."),
    "clipboard_not_notes": N_("There is no text on the clipboard that can become notes."),
    "clipboard_too_much": N_("The clipboard holds more than {limit} notes. Paste it in parts."),
    "lane_not_empty": N_("The lane still has notes. Move them first."),
    "lane_unnamed": N_("A lane needs a name."),
    "last_lane": N_("The board needs at least one lane besides the parking lot."),
    "parking_lot_stays": N_("The parking lot always stays."),
    "one_parking_lot": N_("There is a parking lot already."),
    "too_many_lanes": N_("The board can hold {limit} lanes."),
    "lane_not_free": N_("The lane is no free canvas any more. Nothing was changed."),
    "shapes_need_canvas": N_("What is drawn can only be pasted on a free canvas."),
    "canvas_full": N_("A canvas can hold {limit} shapes."),
    "bad_drawing": N_("That is no line that can be kept. Nothing was drawn."),
    "drawing_too_long": N_("The line is too long to be kept. Draw it in several."),
    "minutes_negative": N_("A step cannot be shorter than no time at all."),
    "candidate_in_open_round": N_("This is being voted on. Show the result first; then it can be changed."),
    "step_is_on_screen": N_("This step is on the screen now. Go to another step first."),
    "step_has_vote": N_("A vote is held in this step. Show its result first, or cancel it."),
    "too_many_participants": N_("The list can hold {limit} participants."),
    "no_such_phase": N_("This step has no such phase."),
    "nobody_to_group": N_("Say first how many you are, or paste a list of participants."),
    "merge_with_itself": N_("A theme cannot be merged with itself."),
    "no_such_candidate": N_("There is no number {number} on the list."),
    "over_cap": N_("At most {cap} dots on number {number}."),
    "over_budget": N_("Only {dots} dots each. Take one back first."),
    "over_room": N_("That is more dots than are left: {room}."),
    "over_cap_together": N_("At most {cap} dots each: that is more than {voters} people can place on one candidate."),
    "bad_calls": N_("{words} is not a number on the list. Type numbers with spaces between, such as 3 3 7, or 12=14."),
    "no_tie": N_("Nobody is tied at the line."),
    "too_few_candidates": N_(
        "A vote needs at least two things to choose between. Make themes first, or vote on notes."
    ),
    "no_voters": N_("Say first how many are voting."),
    "all_ballots_in": N_("All {voters} ballots are in. Raise the number of voters if somebody is left."),
    "round_has_ballots": N_("There are ballots in this vote already. Close it instead."),
    "round_closed": N_("This vote is closed."),
    "workshop_finished": N_("The workshop is finished. Open it again to vote."),
    "vote_goes_on": N_("The vote in “{step}” is still open. Close it before you finish."),
    "round_still_open": N_("The vote is still open. Close it first."),
    "candidate_gone": N_("Something that is voted on has been deleted. Undo that, or open a new vote."),
    "round_revealed": N_("The result has been shown, so no more ballots can come in. Open a new vote."),
    "bad_rule": N_("There must be at least one dot, and the cap cannot be above the number of dots."),
    "ballots_over_rule": N_("Some ballots in the box ({count}) have more dots than that. The rule stays as it was."),
    "action_empty": N_("Say what is to be done."),
    "decision_empty": N_("Write down the decision."),
    "bad_date": N_("A date is written year, month, day, such as 2026-06-10."),
    "vote_under_way": N_(
        "A secret vote is under way, and a copy now could tell who voted what. Show the result first."
    ),
    "file_not_readable": N_(
        "Verkstad cannot read the file. It may be damaged or of another kind. Nothing was imported."
    ),
    "file_missing": N_("There is no file {path}."),
    "file_not_written": N_("{path} cannot be written ({reason}). Nothing there has been changed."),
    "file_newer": N_("The file was made by a newer version of Verkstad. Update the program to import it."),
    "file_too_big": N_("The file is larger than {limit} MB, more than Verkstad imports. Nothing was imported."),
    "file_changed": N_("The file has been damaged or changed since it was exported. Nothing was imported."),
    "file_without_statements": N_("There are no statements in the file. Nothing was imported."),
    "no_dated_actions": N_(
        "No action has a date yet, so there is nothing for a calendar. Nothing was written. "
        "Give an action a date first."
    ),
    "unknown_suffix": N_("Verkstad cannot write files that end in {suffix}. It writes {known}."),
    "file_kind_unknown": N_("Verkstad does not know files that end in {suffix}."),
    "too_many_statements": N_("The file has more than {limit} statements. Split it into several files."),
    "line_too_long": N_(
        "Line {line} is longer than {limit} characters, more than a note can hold. Split it. Nothing was imported."
    ),
    "no_such_lane": N_("The board of the workshop has no such lane."),
    "not_a_demo_folder": N_("{path} holds other things than a demo. Choose an empty folder."),
    "no_library": N_("There is no library at {path} yet."),
    "backup_damaged": N_("The backup {path} is damaged. Nothing has been changed. Choose an older one."),
    "bad_record": N_("The file holds something that Verkstad cannot read ({kind}: {field}). Nothing was imported."),
    "no_such_workshop": N_("There is no workshop with the id {id}."),
    "library_not_ours": N_("{path} is not a Verkstad library. It has been left as it is. Choose another file."),
    "library_newer": N_(
        "{path} was made by a newer version of Verkstad. It has been left as it is. Update the program to open it."
    ),
    "library_damaged": N_("{path} is damaged. It has been left as it is. Restore the newest backup."),
    "library_read_only": N_("{path} cannot be written to. Nothing has been changed. Choose a folder you may write in."),
    "library_locked": N_("{path} is in use by another program. Nothing has been changed. Close it and try again."),
    "library_cannot_open": N_("{path} cannot be opened. Nothing has been changed. Check that the folder is there."),
    "library_loose_ends": N_("Some notes refer to something that is not there."),
    "library_bad_record": N_("A row in the library cannot be read."),
    "library_picture_damaged": N_("A picture in the library is damaged. Its note keeps its words."),
    "library_on_share": N_(
        "{path} lies on a network drive, where work can be lost. Choose a folder on this computer and copy files there."
    ),
    "picture_unknown": N_("That is not a picture that Verkstad can show. Choose a PNG, JPEG or WebP file."),
    "picture_too_large": N_(
        "The picture is larger than {limit} MB or {pixels} million pixels. Nothing was added. Make it smaller first."
    ),
    "picture_broken": N_("The picture is damaged and cannot be read. Nothing was added."),
    "pictures_full": N_("The pictures of a workshop can be {limit} MB in all. Remove one first. Nothing was added."),
    "logo_unreadable": N_("The logo cannot be read. Choose a picture that ends in .png or .jpg."),
    "disk_full": N_("The disk is full. Nothing has been lost. Free some space and try again."),
    "disk_error": N_("The disk did not answer as it should. The latest change was not saved. Try again."),
    "already_running": N_("Verkstad is already open. Close it first, then try again."),
}


def kind_word(language: Language, kind: NoteKind) -> str:
    """Problem, Idea ..."""
    return language.gettext(NOTE_KINDS[kind])


def note_code(language: Language, note: Note) -> str:
    """P1, I2 ...: what the note is called in the room."""
    return _letter(language.code, note.kind) + str(note.number)


@cache
def _letter(code: str, kind: NoteKind) -> str:
    return Language(code).gettext(CODES[kind]).split("|")[-1]


def group_name(language: Language, number: int) -> str:
    """Buzz group 3."""
    return _group(language.code, number)


@cache
def _group(code: str, number: int) -> str:
    return Language(code).gettext("Buzz group {number}").format(number=number)


def theme_name(language: Language, name: str) -> str:
    """The name of a theme, and words for one that has none."""
    return name or language.gettext("Unnamed theme")


def named(language: Language, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """What is voted on, in words also where a theme has no name."""
    return tuple(one if one.label else replace(one, label=theme_name(language, "")) for one in candidates)


def buzz_eyebrow(language: Language, size: int, phase: int) -> str:
    """What the room is told over the question of a buzz group step: what one does now."""
    if phase == 0:
        return language.gettext("Buzz groups · think on your own")
    if phase == 2:
        return language.gettext("Buzz groups · harvest")
    return {
        2: language.gettext("Buzz groups · talk in pairs"),
        3: language.gettext("Buzz groups · talk in threes"),
    }.get(size, language.gettext("Buzz groups · talk in fours"))


def kinds_summary(language: Language, notes: Iterable[Note]) -> str:
    """How many notes there are of each kind: 2 problems · 1 idea · 1 question."""
    count = Counter(note.kind for note in notes)
    words = {
        NoteKind.PROBLEM: language.ngettext("{n} problem", "{n} problems", count[NoteKind.PROBLEM]),
        NoteKind.IDEA: language.ngettext("{n} idea", "{n} ideas", count[NoteKind.IDEA]),
        NoteKind.QUESTION: language.ngettext("{n} question", "{n} questions", count[NoteKind.QUESTION]),
        NoteKind.PARKED: language.ngettext("{n} parked", "{n} parked", count[NoteKind.PARKED]),
    }
    return " · ".join(said for kind, said in words.items() if count[kind])


def step_summary(language: Language, step: Step) -> str:
    """The line under a step's title in the agenda."""
    if step.kind is StepKind.BUZZ_GROUP:
        return _phases(language, step)
    if step.kind is StepKind.VOTE:
        on = language.gettext("Themes") if step.candidates is CandidateKind.THEME else language.gettext("Notes")
        return on + " · " + language.ngettext("{n} dot", "{n} dots", step.dots)
    return language.gettext(STEP_KINDS[step.kind])


def _phases(language: Language, step: Step) -> str:
    """The minutes of each phase that has any: Alone 1 · pairs 4 · harvest 10."""
    together = {2: language.gettext("pairs {minutes}"), 3: language.gettext("threes {minutes}")}
    phases = (
        (language.gettext("alone {minutes}"), step.alone_minutes),
        (together.get(step.group_size, language.gettext("fours {minutes}")), step.group_minutes),
        (language.gettext("harvest {minutes}"), step.harvest_minutes),
    )
    words = " · ".join(phase.format(minutes=minutes) for phase, minutes in phases if minutes)
    return words[:1].upper() + words[1:] or language.gettext(STEP_KINDS[step.kind])


def round_name(language: Language, round_: Round, *, run_off: bool) -> str:
    """What a round asks, and that it is a run-off when it is."""
    words = language.gettext("Run-off: {question}") if run_off else "{question}"
    return words.format(question=round_.question)


def run_off_words(language: Language) -> str:
    """What stands over the result of a run-off."""
    return language.gettext("Run-off among those who shared a place")


def rule_sentence(
    language: Language, round_: Round, on: CandidateKind = CandidateKind.THEME, *, run_off: bool = False
) -> str:
    """The rule of a round, as shown to the room; `on` is what it will be on where there are no candidates yet."""
    on_themes = (round_.candidates[0].kind if round_.candidates else on) is CandidateKind.THEME
    dots = language.ngettext("{n} dot each.", "{n} dots each.", round_.dots)
    if on_themes:
        cap = language.ngettext("At most {n} on the same theme.", "At most {n} on the same theme.", round_.cap)
    else:
        cap = language.ngettext("At most {n} on the same note.", "At most {n} on the same note.", round_.cap)
    among = [language.gettext("A run-off among those who shared a place.")] if run_off else []
    rule = [dots, cap] if round_.dots > 1 else [dots]  # the only dot cannot but be on one
    return " ".join((*among, *rule, language.gettext("The result is shown when everyone has voted.")))


def length_text(language: Language, minutes: int) -> str:
    """25 min, 2 h, 2 h 15 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return language.gettext("{minutes} min").format(minutes=rest)
    if not rest:
        return language.gettext("{hours} h").format(hours=hours)
    return language.gettext("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def error_text(language: Language, error: DomainError) -> str:
    """What happened, what was kept and what to do."""
    sentence = ERRORS.get(error.code)
    if sentence is None:
        return language.gettext("That could not be done ({code}). Nothing was changed.").format(code=error.code)
    return language.gettext(sentence).format(**error.params)
