"""Schema of ``clauses.toml``: what tells a reader without a parser where noun phrases and clauses begin and end.

Closed classes and endings only. Where a parse is at hand it decides; these words serve where none is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["ClauseWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """The whole file. Lower case, straight apostrophes, elided forms with theirs.

    have, be          forms of the auxiliaries
    been              their past participles
    bridges           verbs that may stand between a subject and its cue (*vient de*, *tient à*, *has*, *went on to*), as written
    openers           words after a comma that end a reported clause, since they go on in the reporter's voice (*tandis que*)
    prepositions      all prepositions: a phrase that one of them opens is no subject
    of                those that continue any noun phrase (*de*, *of*)
    times             words of time that may stand alone in a clause (*mardi*, *hier*, *Tuesday*, *soir*)
    adverbs           short adverbs and set phrases between the parts of a verb group or after it (*aussi*, *pour sa part*)
    adverb_endings    endings of adverbs (*-ment*, *-ly*)
    finite            frequent finite verbs that are no cues (*est*, *a*, *peut*)
    finite_endings    endings that only finite verbs have (*-aient*, *-èrent*); four letters or more before them are not asked
    infinitive_endings  endings of infinitives, empty where a particle marks them
    infinitive_marks  particles before an infinitive complement (*de*, *d'*, *to*)
    past_participle_endings  endings of past participles after an auxiliary
    participle_endings  endings of present participles that open a clause after a comma
    clitics           object pronouns between subject and verb
    never_complement  words before a complementiser that make it a conjunction (*ainsi que*, *alors que*)
    place_of_saying   prepositions of addressee, medium and moment that may stand between a cue and its complement
    inverted_as       words that open an incise with the content after or around it (*comme le rappelle X*, *as X put it*)
    agents            prepositions of the agent of a passive
    noun_joints       what joins a cue noun to its clause (*selon laquelle*, *that*)
    impersonal        pronouns that stand for the reporter as well (*on note que*)
    contractions      preposition -> its contracted and elided forms (*de*: *du*, *des*, *d'*)
    tellers           cues that take the one who is told before a clause without complementiser (*told reporters it was over*)
    deeds             cue verbs that mostly tell a deed: with a mere object they attribute nothing (*lance une attaque*)
    abbreviations     without the stop, after which no sentence ends
    """

    have: tuple[str, ...]
    be: tuple[str, ...]
    been: tuple[str, ...]
    openers: tuple[str, ...]
    prepositions: tuple[str, ...]
    of: tuple[str, ...]
    times: tuple[str, ...]
    adverbs: tuple[str, ...]
    finite: tuple[str, ...]
    bridges: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...] = ()
    past_participle_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    never_complement: tuple[str, ...] = ()
    place_of_saying: tuple[str, ...] = ()
    inverted_as: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    noun_joints: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    contractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tellers: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
