"""Reads the responses that it is given, one in a line, with botocore's parser, and writes what it read."""

import json
import sys

import botocore.session
from botocore.parsers import create_parser

model = botocore.session.get_session().get_service_model("sts")
parser = create_parser(model.metadata["protocol"])


def read(operation, status, body):
    response = {"status_code": status, "headers": {}, "body": body.encode()}
    return parser.parse(response, model.operation_model(operation).output_shape)


for line in sys.stdin:
    print(json.dumps(read(**json.loads(line)), default=lambda date: date.isoformat()), flush=True)
