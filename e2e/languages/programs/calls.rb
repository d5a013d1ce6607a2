# Makes the calls that it reads, one in a line, with the SDK for Ruby, and writes what the SDK made of each answer.
require "aws-sdk-core"
require "json"

ENDPOINT = ARGV.fetch(0)

# A structure's members have a name in Ruby, and one on the wire.
def to_ruby(ref, value)
  case ref.shape
  when Seahorse::Model::Shapes::StructureShape
    names = ref.shape.members.to_h { |name, member| [member.location_name || name.to_s, [name, member]] }
    value.to_h { |wire_name, each| names.fetch(wire_name).then { |name, member| [name, to_ruby(member, each)] } }
  when Seahorse::Model::Shapes::ListShape then value.map { |each| to_ruby(ref.shape.member, each) }
  else value
  end
end

def to_wire(ref, value)
  case ref.shape
  when Seahorse::Model::Shapes::StructureShape
    members = ref.shape.members.to_h
    value.to_h.to_h { |name, each| members.fetch(name).then { |member| [member.location_name || name, to_wire(member, each)] } }
  when Seahorse::Model::Shapes::ListShape then value.map { |each| to_wire(ref.shape.member, each) }
  when Seahorse::Model::Shapes::TimestampShape then value.utc.iso8601
  else value
  end
end

def credentials_of(given)
  Aws::Credentials.new(given["accessKeyId"], given["secretAccessKey"], given["sessionToken"]) if given
end

def answer(call)
  sts = Aws::STS::Client.new(
    endpoint: ENDPOINT, region: "us-east-1", credentials: credentials_of(call["credentials"]), retry_limit: 0
  )
  method = sts.operation_names.find { |name| sts.config.api.operation(name).name == call["operation"] }
  operation = sts.config.api.operation(method)
  output = sts.public_send(method, to_ruby(operation.input, call["input"]))
  { output: to_wire(operation.output, output.data) }
rescue Aws::STS::Errors::ServiceError => error
  { error: { code: error.code, message: error.message } }
end

$stdout.sync = true
$stdin.each_line { |line| puts JSON.generate(answer(JSON.parse(line))) }
