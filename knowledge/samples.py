"""How much of a distribution a sample bears: the median from 5, quartiles from 11, P10 and P90 from 29."""

SHOWN_FROM_N = 5
QUARTILES_FROM_N = 11
TAILS_FROM_N = 29
PERCENTILES_FROM_N = {
    "p10": TAILS_FROM_N,
    "p25": QUARTILES_FROM_N,
    "p50": SHOWN_FROM_N,
    "p75": QUARTILES_FROM_N,
    "p90": TAILS_FROM_N,
}
