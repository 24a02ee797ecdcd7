"""The mechanisms, each of which can be switched off, and what replaces one that is off."""

from __future__ import annotations

from sim.engine.state.enumerations.enumeration import Enumeration


class Mechanism(Enumeration):
    """A mechanism; its texts say what stands in for it when it is off, and what it is.

    neutral: the replacement that is in place when it is off. does: what it does to the crisis, for
    the table of docs/mechanisms.md. label, says: what pages call it, and what it adds in one
    sentence, {issuer} and the other roles being those of the first ultimatum.
    """

    neutral: str
    does: str
    label: str
    says: str

    def __new__(cls, neutral: str, does: str, label: str, says: str) -> Mechanism:
        """Number the members by their order."""
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = len(cls.__members__)
        member.neutral = neutral
        member.does = does
        member.label = label
        member.says = says
        return member

    BARGAINING = (
        "uniform_offers",
        "the proposer picks a line by what it gains and the chance that it is taken",
        "offers fitted to interests",
        "Whoever proposes a deal picks the line that serves it well and that the other side "
        "should accept.",
    )
    COMMITMENT_PROBLEM = (
        "no_shift",
        "a deal is worth less for the shift of power expected under it, and a war put off is "
        "fought at the later odds",
        "fear of a shift in power",
        "A deal is worth less if power is expected to shift once it is signed.",
    )
    AUDIENCE = (
        "no_audience",
        "an open, public threat builds a cost of backing away from it",
        "cost of backing down in public",
        "An open threat makes it costlier for {issuer} to back away from it.",
    )
    WEARINESS = (
        "no_weariness",
        "own soldiers killed outside the front make every effort of war dearer",
        "war weariness",
        "Own soldiers killed make every effort of war dearer.",
    )
    REVENGE = (
        "no_revenge",
        "own soldiers killed call for an answer; what passes unanswered costs at home",
        "demand for revenge",
        "Own soldiers killed call for an answer, and giving none costs.",
    )
    REFUGEES = (
        "no_refugees",
        "people put to flight burden whoever hosts them",
        "burden of refugees",
        "People put to flight burden whoever takes them in.",
    )
    BRINKMANSHIP = (
        "no_risk",
        "forces of issuer and patron in contact may slide into open war",
        "loss of control",
        "Fire or contact between {issuer} and {patron}, or another backer of {target}, may run "
        "out of control into open war.",
    )
    PLEDGES = (
        "no_pledges",
        "blows that reach a pledge's threshold call for an answer in proportion",
        "tripwires",
        "What was announced as a reason to answer calls for an answer when it happens.",
    )
    REPUTATION = (
        "fixed",
        "answers given or not move a reputation that later decisions weigh",
        "reputation for keeping one's word",
        "Threats carried out or let pass change how the next one is weighed.",
    )
    BELIEFS = (
        "prior_kept",
        "every look at force and every answer that rivals see, a posture kept included, moves "
        "what all believe of the actor's resolve and doctrine together",
        "learning from what others do",
        "Visible and costly acts change what others believe an actor ready to bear.",
    )
    QUANTAL = (
        "uniform_choice",
        "options are chosen by logit at the actor's precision",
        "choice by worth",
        "Actors take the better of their options more often, the better it is, and err at times.",
    )
    LOOKAHEAD = (
        "myopic",
        "options are valued by the stage game of the demands an actor is party to and not by the "
        "outlook of their own orders alone",
        "looking ahead",
        "While a demand is open, actors weigh what the others would do in answer.",
    )
    ATTRITION = (
        "constant_forces",
        "the dead and wounded leave their force",
        "losses weaken forces",
        "The dead and wounded are missing from the force they belonged to.",
    )
    CONTROL = (
        "frozen_map",
        "ground changes hands by force, by compliance and under a deal",
        "ground changes hands",
        "Ground is taken by force, given up as demanded or handed over under a deal.",
    )
    INCIDENTS = (
        "none",
        "soldiers die outside the front; spoilers attack",
        "deaths outside the front",
        "Soldiers die away from the front, and those left out of a deal attack.",
    )
    FRICTION = (
        "exact_execution",
        "an order to be careful is not always kept",
        "orders not kept",
        "An order to be careful is not always kept.",
    )
    LADDER = (
        "free_moves",
        "climbing is limited to some rungs a choice, stepping down takes time",
        "escalation step by step",
        "Nobody climbs more than some steps of the ladder of force at once, and stepping down "
        "takes time.",
    )
    WITHHOLD = (
        "support_kept",
        "a patron's support follows its posture, with triggers and a moved tie",
        "help given or held back",
        "A backer may cut or raise its help, and those it backs take note.",
    )
    STAND_ASIDE = (
        "always_shield",
        "a patron chooses to stand aside, shield or enter, and is expected to",
        "backers may stand aside",
        "When those it backs are hit, a backer chooses to stand aside, to shield them or to join "
        "the war.",
    )
    ENTRAPMENT = (
        "no_stake",
        "a patron has a stake of credibility in its client",
        "a backer's name at stake",
        "A backer's own credibility hangs on standing by those it backs.",
    )
    CEASEFIRE = (
        "constant_hazard",
        "breakdown depends on age, terms, provocations and violations",
        "what truces break on",
        "A truce breaks sooner or later by its age, its terms, provocations and violations.",
    )
    AGREEMENTS = (
        "no_deals",
        "rounds may end in an offer and a deal",
        "talks may end in a deal",
        "Rounds of talks may bring an offer, and an offer a deal.",
    )
    BLAME = (
        "true_author",
        "attacks may be pinned on the wrong author; words of blame move ties",
        "wrong and open blame",
        "Attacks may be pinned on the wrong author, and words of blame cost goodwill.",
    )
    DISPLACEMENT = (
        "none",
        "people are put to flight",
        "people put to flight",
        "Fighting and lost ground put people to flight.",
    )
    WEDGE = (
        "no_wedge",
        "an outside power gains from a rift between issuer and patron; backing lightens war",
        "a wedge from outside",
        "An outside power gains from a rift between {issuer} and its partners, and its backing "
        "makes war cheaper for {issuer}.",
    )
    WEATHER = (
        "clear",
        "a daily series weakens a patron's help and fire from the air and the sea",
        "weather",
        "Bad weather weakens strikes and support from the air.",
    )
    DENIAL = (
        "no_denial",
        "fire pins part of the men it falls on, slows their attack and wears their force",
        "fire slows and pins",
        "Strikes keep part of an enemy's men from fighting and slow its attacks.",
    )
    BLOWS = (
        "median_size",
        "what soldiers killed by a blow set off depends on their number against that expected",
        "size of blows",
        "A blow that kills more than its victim has come to expect is felt more than in "
        "proportion.",
    )
    PUNISHMENT = (
        "no_punishment",
        "the dead by fire are blows, and weigh in the cost of going on",
        "losses by fire weigh",
        "Soldiers lost to strikes make going on dearer to whoever loses them.",
    )
    TASTES = (
        "every_look",
        "the random part of an option's worth lasts until its owner goes over its policy again, "
        "so that looking again changes nothing by itself",
        "leanings that last",
        "What makes an actor prefer one course to another, beyond its interests, lasts until it "
        "goes over its policy again.",
    )
