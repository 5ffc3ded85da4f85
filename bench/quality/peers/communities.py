"""Communities of the account-signal graph by igraph: Louvain, Leiden by modularity and by CPM, label propagation.

Reads {method, accounts, files, settings} as JSON on standard input and writes a list of
{clusters, seconds}, one for each setting. Edges weigh the rarity (bits) of the value, as in the graph
that the other peers see.
"""

import json
import random
import sys
import time

import duckdb
import igraph


def read_edges(request, holders_max):
    limit = request["accounts"] if holders_max is None else holders_max
    return duckdb.execute(
        """SELECT u.account_no, u.signal_no, s.bits
           FROM read_parquet(?) u JOIN read_parquet(?) s ON u.signal_no = s.signal_no
           WHERE s.holders <= ? AND s.bits > 0 ORDER BY ALL""",
        [request["files"]["uses"], request["files"]["signals"], limit],
    ).fetchnumpy()


def build_graph(request, holders_max):
    edges = read_edges(request, holders_max)
    accounts = request["accounts"]
    signals = edges["signal_no"] + accounts
    nodes = int(signals.max()) + 1 if len(signals) else accounts
    pairs = list(zip(edges["account_no"].tolist(), signals.tolist()))
    return igraph.Graph(n=nodes, edges=pairs, edge_attrs={"weight": edges["bits"].tolist()})


METHODS = {
    "louvain": lambda graph, setting: graph.community_multilevel(
        weights="weight", resolution=setting["resolution"]
    ),
    "leiden": lambda graph, setting: graph.community_leiden(
        objective_function="modularity",
        weights="weight",
        resolution=setting["resolution"],
        n_iterations=-1,
    ),
    "cpm": lambda graph, setting: graph.community_leiden(
        objective_function="CPM",
        weights="weight",
        resolution=setting["resolution"],
        n_iterations=4,
    ),
    "label-propagation": lambda graph, _: graph.community_label_propagation(weights="weight"),
}


def main():
    request = json.load(sys.stdin)
    answers = []
    for setting in request["settings"]:
        # igraph draws from Python's generator.
        random.seed(1)
        start = time.perf_counter()
        graph = build_graph(request, setting["holdersMax"])
        found = METHODS[request["method"]](graph, setting)
        clusters = found.membership[: request["accounts"]]
        answers.append({"clusters": clusters, "seconds": time.perf_counter() - start})
    json.dump(answers, sys.stdout)


main()
