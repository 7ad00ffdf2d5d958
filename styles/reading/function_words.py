"""Words that say how somebody writes, whatever the subject."""

# Function words, contractions, hedges, boosters and connectives of English (after the lists of Mosteller & Wallace
# 1964 and Argamon & Levitan 2005, shortened to what blogs use).
ENGLISH = frozenset(
    """
    a about above actually after again against ago all almost alone along already also although always am among an
    and another any anybody anyone anything anyway are aren't around as at away back basically be because become been
    before behind being believe below best better between beyond both but by can can't cannot certainly clearly could
    couldn't currently definitely despite did didn't do does doesn't doing don't done down during each either else
    enough especially essentially even ever every everybody everyone everything exactly except fairly far few finally
    first for from further generally get gets getting go goes going gonna good got great had hadn't happen has hasn't
    have haven't having he he's her here here's hers herself him himself his honestly hopefully how however i i'd i'll
    i'm i've if in indeed instead into is isn't it it's it'd it'll its itself just keep kind know lately later least
    less let let's like likely literally little lot lots made make makes many may maybe me mean might mine more
    moreover most mostly much must my myself namely near nearly need neither never nevertheless next nice no nobody
    none nor not nothing now obviously of off often oh ok okay on once one ones only onto or other others otherwise
    ought our ours ourselves out over overall own per perhaps personally plus possibly pretty probably put quite
    rather really recently right said same say second see seem seems several shall she she's should shouldn't simply
    since so some somebody somehow someone something sometimes somewhat soon sort still stuff such sure surely take
    than thank thanks that that'd that'll that's the their theirs them themselves then there there's therefore these
    they they'd they'll they're they've thing things think this those though through throughout thus to today together
    tomorrow too totally toward towards truly try two under unfortunately unless unlike until up upon us use used
    using usually very via want was wasn't way we we'd we'll we're we've well were weren't what what's whatever when
    whenever where whereas whether which while who who's whoever whole whom whose why will with within without won't
    would wouldn't wow yeah yes yesterday yet you you'd you'll you're you've your yours yourself
    """.split()
)
