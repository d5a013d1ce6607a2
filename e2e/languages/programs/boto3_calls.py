"""Makes the calls that it reads, one in a line, with boto3, and writes what boto3 made of each answer."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

[endpoint] = sys.argv[1:]
config = Config(retries={"total_max_attempts": 1})


def answer(operation, input, credentials=None):
    given = credentials or {}
    sts = boto3.client(
        "sts",
        endpoint_url=endpoint,
        region_name="us-east-1",
        config=config,
        aws_access_key_id=given.get("accessKeyId"),
        aws_secret_access_key=given.get("secretAccessKey"),
        aws_session_token=given.get("sessionToken"),
    )
    methods = {name: method for method, name in sts.meta.method_to_api_mapping.items()}
    try:
        return {"output": getattr(sts, methods[operation])(**input)}
    except ClientError as error:
        details = error.response["Error"]
        return {"error": {"code": details["Code"], "message": details["Message"]}}


for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line)), default=lambda date: date.isoformat()), flush=True)
