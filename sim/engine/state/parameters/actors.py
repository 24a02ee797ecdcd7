"""What each actor is like: resolve, stakes, costs, forces."""

from sim.engine.state import capacity as cap
from sim.engine.state import names
from sim.engine.state.counts import UNIT
from sim.engine.state.declare import integers, reals
from sim.engine.state.parameters.parameter import Parameter


class ActorParameters:
    """What each actor is like: resolve, stakes, costs, forces."""

    resolve = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.resolve", 0, 1, 0.5, "0..1", "mean private resolve", "resolve of {0}",
                  "How much {0} would bear for the issue, from 0 (nothing) to 1 (anything)."),
    ))
    misperception = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.misperception", -1, 1, 0, "0..1",
                  "true mean resolve less what rivals believe", "misread resolve of {0}",
                  "How much more {0} would bear for the issue than others believe; below 0, how "
                  "much less."),
    ))
    war_cost = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.war_cost", 0, 10, 0.4, "issue", "cost of war at no resolve",
                  "cost of war to {0}",
                  "What a war fought to its limits would cost {0} if it had no resolve, "
                  f"{UNIT}."),
    ))
    precision = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.precision", 0, 200, 10, "1/issue", "sharpness of quantal choice",
                  "care in choosing, {0}",
                  "How seldom {0} would take an option that is worth less to it than another."),
    ))
    stake = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.stake", 0, 20, 1, "issue", "worth of the ground at issue",
                  "stake of {0} in the ground",
                  f"What the whole ground or demand at issue is worth to {{0}}, {UNIT}."),
    ))
    discount = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.discount", 0, 1, 0.9, "a round", "weight of the next round's value",
                  "patience of {0} in talks",
                  "What a deal one round later is still worth to {0}, as a share of one today."),
    ))
    lookahead = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.lookahead", 0, 1, 1, "0..1", "weight of the crisis tree in its choices",
                  "foresight of {0}",
                  "How much weight the answers of others carry with {0}, from 0 (none) to 1 "
                  "(full)."),
    ))
    reconsider = reals(cap.ACTORS, names.RESPONSE, given_by=(
        Parameter("<actor>.reconsider_force", 0, 1, 0.1, "1/day",
                  "chance to reconsider force unprompted", "fresh looks at force, {0}",
                  "Chance on a day of a fresh look by {0} at its use of force, though nothing "
                  "prompts it.", index="0 =FORCE"),
        Parameter("<actor>.reconsider_talk", 0, 1, 0.1, "1/day",
                  "chance to reconsider talks unprompted", "fresh looks at talks, {0}",
                  "Chance on a day of a fresh look by {0} at its stance in talks, though nothing "
                  "prompts it.", index="0 =TALK"),
        Parameter("<actor>.reconsider_signal", 0, 1, 0.05, "1/day",
                  "chance to reconsider signals unprompted", "fresh thoughts of a statement, {0}",
                  "Chance on a day that {0} would think of a public statement, though nothing "
                  "prompts it.", index="0 =SIGNAL"),
    ))
    breach = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.breach", 0, 5, 0.2, "issue",
                  "cost of opening fire on a state that has not struck",
                  "price of firing first, {0}",
                  f"What it costs {{0}}, at home and abroad, to open fire on a state that has "
                  f"not struck, {UNIT}."),
    ))
    redraw = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.redraw", 0, 1, 0.01, "1/day",
                  "chance to go over its policy again, with new tastes",
                  "fresh starts of policy, {0}",
                  "Chance on a day that {0} goes over its whole policy again, though nothing "
                  "prompts it."),
    ))
    audience = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.audience", 0, 10, 0.02, "issue", "commitment a fully public threat adds",
                  "cost of a public threat to {0}",
                  "What a fully public threat adds to the cost of backing down at home for "
                  f"{{0}}, {UNIT}."),
    ))
    weariness = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.weariness", 0, 10, 0.002, "issue/death",
                  "weariness per own death outside the front", "war weariness of {0}",
                  "What each own death outside the front adds to the cost of effort in war "
                  f"for {{0}}, {UNIT}."),
    ))
    revenge = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.revenge", 0, 10, 0.004, "issue/death", "demand for an answer per death",
                  "demand for revenge in {0}",
                  f"What each own death adds to the cost of giving no answer for {{0}}, {UNIT}."),
    ))
    refugee_burden = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.refugee_burden", 0, 10, 0, "issue/100,000",
                  "cost of people displaced towards it", "burden of refugees on {0}",
                  f"What 100,000 people put to flight towards {{0}} cost it, {UNIT}."),
    ))
    reputation = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.reputation", 0, 1, 0.5, "0..1", "threats carried out so far",
                  "reputation of {0} at the start",
                  "How far others expect {0} to carry its threats out, from 0 (never) to 1 "
                  "(always)."),
    ))
    reputation_weight = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.reputation_weight", 0, 10, 0.05, "issue",
                  "worth of its reputation to it", "worth of its reputation to {0}",
                  f"What a full reputation for carrying threats out is worth to {{0}}, {UNIT}."),
    ))
    disaster = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.disaster", 0, 1000, 1.5, "issue",
                  "cost of open war between issuer and patron",
                  "cost to {0} of a war out of control",
                  f"What an open war between {{issuer}} and {{patron}}, or another backer of "
                  f"{{target}}, would cost {{0}}, {UNIT}."),
    ))
    strength = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.strength", 0, 10000, 0, "1000 men", "front strength at the start",
                  "front strength of {0}",
                  "Thousands of men that {0} had at the front on the first day."),
    ))
    troops = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.troops", 0, 1e6, 0, "men", "troops in theatre at the start",
                  "troops of {0} at the start",
                  "Men that {0} had in the theatre on the first day."),
    ))
    troops_max = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.troops_max", 0, 1e6, 0, "men", "troops the theatre can hold",
                  "most troops of {0}", "The most men that {0} can keep in the theatre."),
    ))
    inflow = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.inflow", 0, 1e5, 0, "men/day", "reinforcement at full flow",
                  "reinforcements of {0}", "Men that {0} can bring in a day at full flow."),
    ))
    strike_power = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.strike_power", 0, 1e4, 0, "deaths/day",
                  "enemy deaths a day at full fire from the ground", "strike power of {0}",
                  "Enemy soldiers that a day of full fire by {0} from the ground kills."),
    ))
    air_power = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.air_power", 0, 1e4, 0, "deaths/day",
                  "enemy deaths a day at full fire from the air in clear weather",
                  "air power of {0}",
                  "Enemy soldiers that a day of full fire by {0} from the air kills in clear "
                  "weather."),
    ))
    sea_power = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.sea_power", 0, 1e4, 0, "deaths/day",
                  "enemy deaths a day at full fire from the sea in clear weather",
                  "sea power of {0}",
                  "Enemy soldiers that a day of full fire by {0} from the sea kills in clear "
                  "weather."),
    ))
    ruin = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.ruin", 1, 1e7, 5000, "deaths",
                  "own deaths at which the full cost of war is borne", "deaths {0} cannot bear",
                  "Own deaths at which {0} has borne the full cost of a war."),
    ))
    stamina = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.stamina", 1, 1e5, 120, "days",
                  "days of full effort at which it is; a campaign ends by exhaustion then",
                  "staying power of {0}",
                  "Days of full effort at which {0} has borne the full cost of a war and must "
                  "stop a campaign."),
    ))
    claim_ratio = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.claim_ratio", 0, 100, 1, "ratio", "losses claimed over losses dealt",
                  "claims of {0} over losses dealt",
                  "Enemy losses claimed by {0} for each one inflicted."),
    ))
    format_stake = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.format_stake", 0, 10, 0, "issue", "worth of a format in good standing",
                  "worth of forums to {0}",
                  f"What a forum of talks in good standing is worth to {{0}}, {UNIT}."),
    ))
    credibility_stake = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.credibility_stake", 0, 10, 0.05, "issue",
                  "a patron's stake in standing by its client", "name of {0} as a backer",
                  f"What standing by those it backs is worth to {{0}}, {UNIT}."),
    ))
    wedge_motive = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.wedge_motive", 0, 10, 0, "issue",
                  "an outsider's gain from a rift between partners", "gain of {0} from a rift",
                  f"What a rift between {{issuer}} and its partners is worth to {{0}}, {UNIT}."),
    ))
    commitment_start = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.commitment", 0, 10, 0, "issue", "audience cost at the start",
                  "commitment of {0} at the start",
                  f"What backing down would have cost {{0}} on the first day, {UNIT}."),
    ))
    mobilisation_days = reals(cap.ACTORS, given_by=(
        Parameter("<actor>.mobilisation_days", 0, 1000, 0, "days",
                  "from the order to full mobilisation; 0: no schedule",
                  "days of mobilisation, {0}",
                  "Days from the order to full mobilisation of {0}; 0: it has no such schedule."),
    ))
    hidden = integers(cap.ACTORS, given_by=(
        Parameter("<actor>.hidden", 0, 1, 0, "0 or 1", "1: nobody sees this actor's choices",
                  "acts of {0} unseen",
                  "1 if the acts of {0} are seen by nobody, 0 if they are seen."),
    ))
