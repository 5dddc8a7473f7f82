"""Xapian over the same texts and questions: python3 search-xapian.py FOLDER prints {load, size, times: {kind: {ranked, newest}}} as JSON.

FOLDER holds briefs.jsonl ([id, words] a line) and questions.json ({kind: [question]}).
"""
import json
import os
import sys
import time

import xapian

folder = sys.argv[1]
database = os.path.join(folder, "xapian")
writable = xapian.WritableDatabase(database, xapian.DB_CREATE_OR_OVERWRITE)
generator = xapian.TermGenerator()
started = time.perf_counter()
count = 0
with open(os.path.join(folder, "briefs.jsonl"), encoding="utf8") as lines:
    for line in lines:
        _, words = json.loads(line)
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(words)
        writable.add_document(document)
        count += 1
writable.commit()
load = count / (time.perf_counter() - started)
writable.close()

readable = xapian.Database(database)
parser = xapian.QueryParser()
parser.set_database(readable)
parser.set_default_op(xapian.Query.OP_AND)
flags = xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_BOOLEAN
ranked = xapian.Enquire(readable)
newest = xapian.Enquire(readable)
newest.set_weighting_scheme(xapian.BoolWeight())
newest.set_docid_order(xapian.Enquire.DESCENDING)


def timed(enquire, question):
    started = time.perf_counter()
    enquire.set_query(parser.parse_query(question, flags))
    for _ in enquire.get_mset(0, 20):
        pass
    return (time.perf_counter() - started) * 1000


times = {}
with open(os.path.join(folder, "questions.json"), encoding="utf8") as questions:
    kinds = json.load(questions)
for kind, asked in kinds.items():
    rounds = [[(timed(ranked, question), timed(newest, question)) for question in asked] for _ in range(8)]
    counted = [times for one in rounds[2:] for times in one]
    times[kind] = {"ranked": [best for best, _ in counted], "newest": [last for _, last in counted]}
size = sum(os.path.getsize(os.path.join(database, name)) for name in os.listdir(database))
print(json.dumps({"load": load, "size": size, "times": times}))
