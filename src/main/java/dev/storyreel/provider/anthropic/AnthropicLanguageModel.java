package dev.storyreel.provider.anthropic;

import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.anthropic.AnthropicApi.Answer;
import dev.storyreel.provider.anthropic.AnthropicApi.Block;
import dev.storyreel.provider.anthropic.AnthropicApi.Content;
import dev.storyreel.provider.anthropic.AnthropicApi.Format;
import dev.storyreel.provider.anthropic.AnthropicApi.Message;
import dev.storyreel.provider.anthropic.AnthropicApi.MessagesRequest;
import dev.storyreel.provider.anthropic.AnthropicApi.OutputConfig;
import dev.storyreel.provider.anthropic.AnthropicApi.TokensUsed;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VendorProvider;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Claude. */
@Component
@Order(20)
class AnthropicLanguageModel extends VendorProvider implements LanguageModel {
    private static final String TITLE = "Anthropic";

    private final VendorHttp http;
    private final AnthropicApi api;

    AnthropicLanguageModel(AnthropicSettings settings, Prices prices, Clock clock) {
        super("anthropic", TITLE, settings.languageModel(), settings, prices);
        this.http = new VendorHttp(
                TITLE,
                settings,
                VendorJson.snakeCase(),
                headers -> {
                    headers.set("x-api-key", settings.apiKey().reveal());
                    headers.set("anthropic-version", settings.version());
                },
                clock);
        this.api = http.api(AnthropicApi.class);
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(api::models);
    }

    @Override
    public LanguageAnswer answer(LanguageRequest request) throws InterruptedException {
        Answer answer = http.call(() -> api.answer(new MessagesRequest(
                model(),
                request.maxOutputTokens(),
                request.instructions(),
                List.of(new Message("user", shown(request))),
                new OutputConfig(new Format("json_schema", request.schema())))));
        ProviderUse use = use(answer.model(), tokens(answer.usage()));
        switch (answer.stopReason()) {
            case "end_turn", "stop_sequence" -> {
                // as it should be
            }
            case "max_tokens", "model_context_window_exceeded" ->
                throw failure(ProviderError.PROVIDER_ANSWER_TRUNCATED, "stopped before its answer was whole", use);
            case "refusal" -> throw failure(ProviderError.PROVIDER_REFUSED, "declines the request", use);
            case null, default ->
                throw failure(
                        ProviderError.PROVIDER_BAD_ANSWER, "stopped for another reason: " + answer.stopReason(), use);
        }
        List<Content> content = Objects.requireNonNullElse(answer.content(), List.of());
        String text = content.stream()
                .filter(part -> "text".equals(part.type()))
                .map(Content::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
        if (text.isBlank()) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a text", use);
        }
        return new LanguageAnswer(text, use);
    }

    /** Pictures come before the words about them, as the vendor advises. */
    private static List<Block> shown(LanguageRequest request) {
        return Stream.concat(request.pictures().stream().map(Block::of), Stream.of(Block.of(request.input())))
                .toList();
    }

    private static Usage tokens(@Nullable TokensUsed used) {
        if (used == null) {
            return Usage.NONE;
        }
        long cached = Objects.requireNonNullElse(used.cacheCreationInputTokens(), 0L)
                + Objects.requireNonNullElse(used.cacheReadInputTokens(), 0L);
        return Usage.tokens(used.inputTokens() + cached, used.outputTokens());
    }
}
