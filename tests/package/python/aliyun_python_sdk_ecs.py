"""Makes the calls it reads, a JSON object a line, with the client of aliyun-python-sdk-ecs; answers a line each."""

import functools
import importlib
import json
import sys

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient


def setter(request, name):
    """Lists are set by their plural."""
    return getattr(request, "set_" + name, None) or getattr(request, "set_" + name + "s")


@functools.cache
def client_of(region):
    return AcsClient("key", "secret", region)


def call(action, parameters):
    client = client_of(parameters.pop("RegionId", "cn-hangzhou"))
    module = importlib.import_module(f"aliyunsdkecs.request.v20140526.{action}Request")
    request = getattr(module, action + "Request")()
    request.set_endpoint(f"127.0.0.1:{sys.argv[1]}")
    request.set_protocol_type("http")
    for name, value in parameters.items():
        setter(request, name)(value)
    try:
        return {"Status": 200, "Body": json.loads(client.do_action_with_exception(request))}
    except ServerException as error:
        body = {"Code": error.error_code, "Message": error.message, "RequestId": error.request_id}
        return {"Status": error.http_status, "Body": body}


for line in sys.stdin:
    wanted = json.loads(line)
    print(json.dumps(call(wanted["Action"], wanted["Parameters"])), flush=True)
