// Makes the calls that it reads, one in a line, with the SDK for Go, and writes what the SDK made of each answer.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

type call struct {
	Operation   string
	Input       json.RawMessage
	Credentials *struct{ AccessKeyID, SecretAccessKey, SessionToken string }
}

type failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type answer struct {
	Output any      `json:"output,omitempty"`
	Error  *failure `json:"error,omitempty"`
}

func main() {
	lines, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var next call
		if err := lines.Decode(&next); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		if err := answers.Encode(answerTo(next)); err != nil {
			panic(err)
		}
	}
}

func answerTo(next call) answer {
	options := sts.Options{
		Region:           "us-east-1",
		EndpointResolver: sts.EndpointResolverFromURL(os.Args[1]),
		Retryer:          aws.NopRetryer{},
	}
	if given := next.Credentials; given != nil {
		options.Credentials = credentials.NewStaticCredentialsProvider(given.AccessKeyID, given.SecretAccessKey, given.SessionToken)
	}
	method := reflect.ValueOf(sts.New(options)).MethodByName(next.Operation)
	input := reflect.New(method.Type().In(1).Elem())
	if err := json.Unmarshal(next.Input, input.Interface()); err != nil {
		panic(err)
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), input})
	err, failed := results[1].Interface().(error)
	if !failed {
		return answer{Output: results[0].Interface()}
	}
	var refused smithy.APIError
	if !errors.As(err, &refused) {
		panic(err)
	}
	return answer{Error: &failure{refused.ErrorCode(), refused.ErrorMessage()}}
}
