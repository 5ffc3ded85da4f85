"""Splink (DuckDB backend) trained without labels, the way its guide recommends.

One comparison for each family, its levels from the narrowest value to the widest, since columns that
follow from one another must not be compared apart; u by random sampling, m by expectation maximisation
in passes that block on different columns, the prior by deterministic rules at an assumed recall of
0.7; pairs from blocking rules; clusters are the components of pairs above a probability. Values with
more than `holdersMax` holders are left out: Splink has no term frequencies for lists.

Reads {accounts, files, settings} as JSON on standard input and writes a list of {clusters, seconds},
one for each setting. Seconds hold the training, which settings with the same cap share.
"""

import contextlib
import json
import logging
import sys
import time

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.comparison_library import CustomComparison

# Column of lists: kinds of value that go into it.
COLUMNS = {
    "card": ["instrument", "wallet"],
    "card_name": ["bin_name"],
    "payer": ["billing_name"],
    "device": ["device"],
    "tls": ["tls"],
    "address": ["address"],
    "network": ["slash24", "slash64"],
    "contact": ["mailbox", "phone"],
    "referral": ["referral", "org"],
    "mail_shape": ["email_shape"],
    "template": ["template"],
    "prompt": ["same_prompt"],
    "burst": ["signup_burst"],
}

# Comparison: its levels in order, each a column and how many values two accounts must share.
COMPARISONS = {
    "payment": [("card", 1), ("card_name", 1), ("payer", 1)],
    "device_family": [("device", 1), ("tls", 1)],
    "network_family": [("address", 1), ("network", 2), ("network", 1)],
    "identity": [("contact", 1), ("referral", 1), ("mail_shape", 1)],
    "content": [("template", 2), ("template", 1), ("prompt", 1)],
    "rhythm": [("burst", 1)],
}

BLOCKING = ["card", "card_name", "device", "address", "network", "contact", "referral", "template"]
DETERMINISTIC = ["card", "device"]
TRAINING = ["card", "device", "network", "template"]
ASSUMED_RECALL = 0.7
SAMPLED_PAIRS = 1e6
SEED = 1


def comparison(name, levels):
    columns = dict.fromkeys(column for column, _ in levels)
    unknown = " AND ".join(f'("{c}_l" IS NULL OR "{c}_r" IS NULL)' for c in columns)
    shared = [
        {
            "sql_condition": f'len(list_intersect("{column}_l", "{column}_r")) >= {least}',
            "label_for_charts": f"{column} {least}",
        }
        for column, least in levels
    ]
    return CustomComparison(
        output_column_name=name,
        comparison_levels=[
            {"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True},
            *shared,
            {"sql_condition": "ELSE", "label_for_charts": "nothing shared"},
        ],
    )


def account_table(connection, request, holders_max):
    """One row an account; a list that the cap left empty is unknown, not different."""
    lists = ", ".join(
        "list(value ORDER BY value) FILTER (WHERE kind IN ({})) AS {}".format(
            ", ".join(f"'{kind}'" for kind in kinds), f'"{column}"'
        )
        for column, kinds in COLUMNS.items()
    )
    connection.execute(
        f"""CREATE OR REPLACE TABLE people AS
        WITH held AS (
          SELECT *, count(*) OVER (PARTITION BY kind, value) AS holders FROM read_parquet(?)
        ),
        lists AS (
          SELECT account_no, {lists} FROM held WHERE holders <= ? GROUP BY account_no
        )
        SELECT n.account_no AS unique_id, lists.* EXCLUDE (account_no)
        FROM range(?) AS n(account_no) LEFT JOIN lists USING (account_no) ORDER BY unique_id""",
        [request["files"]["values"], holders_max, request["accounts"]],
    )


def present(connection, columns):
    """Columns that any account has: a case may lack a whole table."""
    return [
        column
        for column in columns
        if connection.execute(f'SELECT count("{column}") FROM people').fetchone()[0] > 0
    ]


def pairs_by(connection, column):
    """Whether any two accounts agree in a column's first value: Splink trains on nothing less."""
    return connection.execute(
        f'SELECT count(*) FROM (SELECT 1 FROM people WHERE "{column}"[1] IS NOT NULL '
        f'GROUP BY "{column}"[1] HAVING count(*) > 1)'
    ).fetchone()[0] > 0


def block(column):
    return block_on(column, arrays_to_explode=[column])


def train(connection):
    comparisons = [
        comparison(name, [level for level in levels if level[0] in known])
        for name, levels in COMPARISONS.items()
        if (known := present(connection, [column for column, _ in levels]))
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[
            block(column) for column in present(connection, BLOCKING)
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker("people", settings, DuckDBAPI(connection))
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block(column) for column in present(connection, DETERMINISTIC)], recall=ASSUMED_RECALL
    )
    training.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=SEED)
    for column in present(connection, TRAINING):
        if not pairs_by(connection, column):
            continue
        training.estimate_parameters_using_expectation_maximisation(block_on(f'"{column}"[1]'))
    return linker


def clusters_at(linker, predictions, probability_min, accounts):
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predictions, threshold_match_probability=probability_min
    ).as_record_dict()
    numbers = {}
    clusters = [-1] * accounts
    for row in found:
        clusters[row["unique_id"]] = numbers.setdefault(row["cluster_id"], len(numbers))
    return clusters


def answers_of(request):
    answers = {}
    for cap in dict.fromkeys(setting["holdersMax"] for setting in request["settings"]):
        start = time.perf_counter()
        connection = duckdb.connect()
        account_table(connection, request, cap)
        linker = train(connection)
        lowest = min(s["probabilityMin"] for s in request["settings"] if s["holdersMax"] == cap)
        predictions = linker.inference.predict(threshold_match_probability=lowest)
        trained = time.perf_counter() - start
        for number, setting in enumerate(request["settings"]):
            if setting["holdersMax"] != cap:
                continue
            start = time.perf_counter()
            clusters = clusters_at(
                linker, predictions, setting["probabilityMin"], request["accounts"]
            )
            seconds = trained + time.perf_counter() - start
            answers[number] = {"clusters": clusters, "seconds": seconds}
    return [answers[number] for number in range(len(request["settings"]))]


def main():
    logging.getLogger("splink").setLevel(logging.WARNING)
    # Splink prints progress; standard output is for the answer alone.
    with contextlib.redirect_stdout(sys.stderr):
        answers = answers_of(json.load(sys.stdin))
    json.dump(answers, sys.stdout)


main()
