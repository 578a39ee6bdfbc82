package dev.storyreel.provider.routing;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Caller;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProductFacts;
import dev.storyreel.provider.ProductPicture;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Quote;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationProvider;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.routing.TaskRows.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the providers of a port's route, one after the other, until one gives something. */
@Component
class RoutedProviders implements Providers {
    private final Routes routes;
    private final Calls calls;
    private final StoryPlanner planner;
    private final ProductReader productReader;
    private final Translator translator;
    private final VideoTasks videos;
    private final TaskRows tasks;
    private final StockShelves shelves;

    RoutedProviders(
            Routes routes,
            Calls calls,
            StoryPlanner planner,
            ProductReader productReader,
            Translator translator,
            VideoTasks videos,
            TaskRows tasks,
            StockShelves shelves) {
        this.shelves = shelves;
        this.routes = routes;
        this.calls = calls;
        this.planner = planner;
        this.productReader = productReader;
        this.translator = translator;
        this.videos = videos;
        this.tasks = tasks;
    }

    @Override
    public StoryPlan planStory(StoryPlanRequest request, Caller caller) throws InterruptedException {
        return along(
                routes.of(Port.LANGUAGE),
                caller,
                provider -> provider instanceof LanguageModel model
                        ? planner.plan(model, request, caller)
                        : calls.make(
                                Port.LANGUAGE,
                                provider,
                                Usage.NONE,
                                caller,
                                () -> ((LanguageProvider) provider).planStory(request)));
    }

    @Override
    public List<String> cut(String script) {
        return planner.cut(script);
    }

    @Override
    public Speech speak(SpeechRequest request, Caller caller) throws InterruptedException {
        Usage characters = Usage.of(Unit.CHARACTERS, request.text().length());
        return along(
                routes.of(request),
                caller,
                provider -> calls.make(
                        Port.SPEECH,
                        provider,
                        provider.modelOf(request),
                        characters,
                        caller,
                        () -> provider.speak(request)));
    }

    @Override
    public Transcript recognise(RecognitionRequest request, Caller caller) throws InterruptedException {
        return along(
                routes.recognising(request.language()),
                caller,
                provider -> calls.make(
                        Port.RECOGNITION, provider, request.usage(), caller, () -> provider.recognise(request)));
    }

    @Override
    public Translation translate(TranslationRequest request, Caller caller) throws InterruptedException {
        return along(
                routes.translating(request.source(), request.target()),
                caller,
                provider -> provider instanceof LanguageModel model
                        ? translator.translate(model, request, caller)
                        : calls.make(
                                Port.TRANSLATION,
                                provider,
                                Usage.NONE,
                                caller,
                                () -> ((TranslationProvider) provider).translate(request)));
    }

    @Override
    public List<String> translationRoute(String source, String target) {
        return routes.translating(source, target).stream()
                .map(Provider::variant)
                .toList();
    }

    @Override
    public List<String> recognitionRoute(Optional<String> language) {
        return routes.recognising(language).stream().map(Provider::variant).toList();
    }

    @Override
    public Picture draw(PictureRequest request, Caller caller) throws InterruptedException {
        Usage one = Usage.of(Unit.PICTURES, 1);
        return along(
                routes.of(Port.PICTURE),
                caller,
                provider -> calls.make(
                        Port.PICTURE, provider, one, caller, () -> ((PictureProvider) provider).draw(request)));
    }

    @Override
    public ProductFacts look(ProductPicture product, Caller caller) throws InterruptedException {
        return along(
                routes.of(Port.VISION),
                caller,
                provider -> productReader.read((LanguageModel) provider, product, caller));
    }

    @Override
    public <R> R film(VideoRequest request, Path target, Caller caller, Keep<R> keep)
            throws IOException, InterruptedException {
        Optional<Task> begun = videos.underWay(request, caller);
        try {
            return along(
                    notFailedForGood(routes.from(Port.VIDEO, begun.map(Task::provider)), request, begun, caller),
                    caller,
                    provider -> step((VideoProvider) provider, request, begun, target, caller, keep));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * A job comes again and again while its next provider is busy: the one before, which has refused, is not asked, and paid,
     * each time.
     */
    private List<Provider> notFailedForGood(
            List<Provider> route, VideoRequest request, Optional<Task> begun, Caller caller) {
        if (begun.isPresent()) {
            return route;
        }
        Set<String> failed = tasks.failedForGood(caller.productionId(), caller.jobId(), request.key());
        List<Provider> left = route.stream()
                .filter(provider -> !failed.contains(provider.name()))
                .toList();
        return left.isEmpty() ? route : left;
    }

    private <R> R step(
            VideoProvider provider,
            VideoRequest request,
            Optional<Task> begun,
            Path target,
            Caller caller,
            Keep<R> keep)
            throws InterruptedException {
        Task own = begun.filter(task -> task.provider().equals(provider.name())).orElse(null);
        try {
            return videos.step(new Filming(provider, request, caller), own, target, keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <R> R stock(StockRequest request, Path target, Caller caller, StockTaker<R> taker)
            throws IOException, InterruptedException {
        try {
            return along(
                    routes.of(Port.STOCK),
                    caller,
                    provider -> shelves.bring((StockProvider) provider, request, target, caller, taker));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void abandon(UUID productionId) {
        tasks.abandon(productionId);
    }

    @Override
    public List<String> route(Port port) {
        return routes.of(port).stream().map(Provider::variant).toList();
    }

    @Override
    public Quote quote(Port port, Usage usage) {
        Provider first = routes.of(port).getFirst();
        return quote(first, first.model(), usage);
    }

    @Override
    public Quote quote(SpeechRequest request, Usage usage) {
        SpeechProvider first = routes.of(request).getFirst();
        return quote(first, first.modelOf(request), usage);
    }

    private Quote quote(Provider first, String model, Usage usage) {
        return new Quote(
                first.name(),
                model,
                first.offline(),
                usage,
                first.offline() ? Optional.of(BigDecimal.ZERO) : calls.price(first, model, usage));
    }

    @Override
    public List<String> route(SpeechRequest request) {
        return routes.of(request).stream()
                .map(provider -> provider.variant() + " " + request.voiceOf(provider))
                .toList();
    }

    /** What one provider of a route is asked to do. */
    @FunctionalInterface
    private interface Step<P extends Provider, R> {
        R with(P provider) throws InterruptedException;
    }

    /**
     * One that failed is never passed over silently. What is told of a route on which all failed is a failure that trying
     * again may mend, before a mere wait: else a job that has paid for a failure already would come again without end. What is
     * under way comes before all.
     */
    private <P extends Provider, R> R along(List<P> route, Caller caller, Step<P, R> step) throws InterruptedException {
        List<StoryreelException> failures = new ArrayList<>();
        for (int i = 0; i < route.size(); i++) {
            try {
                return step.with(route.get(i));
            } catch (ProviderException e) {
                failures.add(e);
                if (!e.error().isForAnother()) {
                    break;
                }
                if (i + 1 < route.size()) {
                    caller.fellBack(route.get(i), route.get(i + 1), e);
                }
            } catch (StoryreelException e) {
                // of an offline provider, which need not know of vendors
                failures.add(e);
                break;
            }
        }
        throw told(failures);
    }

    private static StoryreelException told(List<StoryreelException> failures) {
        boolean paid = failures.stream().anyMatch(RoutedProviders::isPaid);
        Comparator<StoryreelException> mostHopeful = Comparator.comparingInt(failure -> {
            ErrorType type = failure.errorCode().type();
            if (failure.errorCode() == ProviderError.PROVIDER_WORKING) {
                return -1;
            }
            boolean waits = type == ErrorType.BUSY;
            return waits ? (paid ? 2 : 1) : type.isRetryable() ? 0 : paid ? 1 : 2;
        });
        StoryreelException told = failures.stream().min(mostHopeful).orElseThrow();
        failures.stream().filter(other -> !other.equals(told)).forEach(told::addSuppressed);
        return told;
    }

    private static boolean isPaid(StoryreelException failure) {
        return failure instanceof ProviderException e && e.use().isPresent();
    }
}
