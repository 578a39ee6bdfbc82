package dev.storyreel.provider.openai;

import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.http.VendorProvider;
import dev.storyreel.provider.openai.OpenAiApi.ChatCompletion;
import dev.storyreel.provider.openai.OpenAiApi.ChatRequest;
import dev.storyreel.provider.openai.OpenAiApi.Content;
import dev.storyreel.provider.openai.OpenAiApi.Format;
import dev.storyreel.provider.openai.OpenAiApi.Item;
import dev.storyreel.provider.openai.OpenAiApi.Message;
import dev.storyreel.provider.openai.OpenAiApi.Output;
import dev.storyreel.provider.openai.OpenAiApi.Piece;
import dev.storyreel.provider.openai.OpenAiApi.Response;
import dev.storyreel.provider.openai.OpenAiApi.ResponseFormat;
import dev.storyreel.provider.openai.OpenAiApi.ResponseRequest;
import dev.storyreel.provider.openai.OpenAiApi.SchemaFormat;
import dev.storyreel.provider.openai.OpenAiApi.Text;
import dev.storyreel.provider.openai.OpenAiApi.Turn;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Language models of OpenAI and of servers that speak its language. */
@Component
@Order(10)
class OpenAiLanguageModel extends VendorProvider implements LanguageModel {
    private final OpenAiSettings settings;
    private final OpenAi openAi;

    OpenAiLanguageModel(OpenAiSettings settings, OpenAi openAi, Prices prices) {
        super(OpenAi.NAME, OpenAi.TITLE, settings.languageModel(), settings, prices);
        this.settings = settings;
        this.openAi = openAi;
    }

    @Override
    public String variant() {
        return super.variant() + " at " + settings.baseUrl();
    }

    @Override
    public void probe() throws InterruptedException {
        openAi.call(OpenAiApi::models);
    }

    @Override
    public LanguageAnswer answer(LanguageRequest request) throws InterruptedException {
        return switch (settings.api()) {
            case RESPONSES -> respond(request);
            case CHAT -> complete(request);
        };
    }

    private LanguageAnswer respond(LanguageRequest request) throws InterruptedException {
        Format format = Format.jsonSchema(request.schemaName(), request.schema());
        Response answer = openAi.call(api -> api.respond(new ResponseRequest(
                model(),
                request.instructions(),
                List.of(new Turn("user", items(request))),
                new Text(format),
                request.maxOutputTokens(),
                false)));
        ProviderUse use = use(
                answer.model(),
                answer.usage() == null
                        ? Usage.NONE
                        : Usage.tokens(
                                answer.usage().inputTokens(), answer.usage().outputTokens()));
        if (answer.error() != null) {
            throw failure(
                    "server_error".equals(answer.error().code())
                                    || "rate_limit_exceeded"
                                            .equals(answer.error().code())
                            ? ProviderError.PROVIDER_UNAVAILABLE
                            : ProviderError.PROVIDER_REQUEST_REJECTED,
                    "could not answer: " + answer.error().message(),
                    use);
        }
        List<Content> said = said(answer);
        said.stream().filter(content -> content.refusal() != null).findFirst().ifPresent(content -> {
            throw failure(ProviderError.PROVIDER_REFUSED, "declines: " + content.refusal(), use);
        });
        if (!"completed".equals(answer.status())) {
            throw unfinished(
                    answer.incompleteDetails() == null
                            ? null
                            : answer.incompleteDetails().reason(),
                    use);
        }
        String text = said.stream().map(Content::text).filter(Objects::nonNull).reduce("", String::concat);
        return answered(text, use);
    }

    private static List<Item> items(LanguageRequest request) {
        return Stream.concat(
                        Stream.of(Item.of(request.input())),
                        request.pictures().stream().map(Item::of))
                .toList();
    }

    private static Object pieces(LanguageRequest request) {
        return request.pictures().isEmpty()
                ? request.input()
                : Stream.concat(
                                Stream.of(Piece.of(request.input())),
                                request.pictures().stream().map(Piece::of))
                        .toList();
    }

    private static List<Content> said(Response answer) {
        List<Output> output = Objects.requireNonNullElse(answer.output(), List.of());
        return output.stream()
                .filter(item -> "message".equals(item.type()) && item.content() != null)
                .flatMap(item -> Objects.requireNonNull(item.content()).stream())
                .toList();
    }

    private LanguageAnswer complete(LanguageRequest request) throws InterruptedException {
        ChatCompletion answer = openAi.call(api -> api.complete(new ChatRequest(
                model(),
                List.of(new Message("system", request.instructions()), new Message("user", pieces(request))),
                new ResponseFormat("json_schema", new SchemaFormat(request.schemaName(), request.schema(), true)),
                request.maxOutputTokens())));
        ProviderUse use = use(
                answer.model(),
                answer.usage() == null
                        ? Usage.NONE
                        : Usage.tokens(
                                answer.usage().promptTokens(), answer.usage().completionTokens()));
        if (answer.choices() == null || answer.choices().isEmpty()) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a choice", use);
        }
        OpenAiApi.Choice choice = answer.choices().getFirst();
        OpenAiApi.Answer message = choice.message();
        if (message != null && message.refusal() != null) {
            throw failure(ProviderError.PROVIDER_REFUSED, "declines: " + message.refusal(), use);
        }
        if ("length".equals(choice.finishReason()) || "content_filter".equals(choice.finishReason())) {
            throw unfinished(choice.finishReason(), use);
        }
        return answered(message == null || message.content() == null ? "" : message.content(), use);
    }

    private LanguageAnswer answered(String text, ProviderUse use) {
        if (text.isBlank()) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a text", use);
        }
        return new LanguageAnswer(text, use);
    }

    private ProviderException unfinished(@Nullable String reason, ProviderUse use) {
        return switch (reason) {
            case "max_output_tokens", "length" ->
                failure(ProviderError.PROVIDER_ANSWER_TRUNCATED, "stopped before its answer was whole", use);
            case "content_filter" -> failure(ProviderError.PROVIDER_REFUSED, "stopped for reasons of content", use);
            case null, default -> failure(ProviderError.PROVIDER_BAD_ANSWER, "did not complete its answer", use);
        };
    }
}
