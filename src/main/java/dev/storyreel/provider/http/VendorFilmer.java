package dev.storyreel.provider.http;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoTask;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** What the adapters of vendors that make clips have in common. */
public abstract class VendorFilmer extends VendorProvider implements VideoProvider {
    protected final VendorHttp http;

    private final VideoSettings settings;
    private final VendorFiles files;

    /**
     * @param name in the configuration
     * @param title as people know the vendor
     * @param credentials sets the headers that carry the key
     */
    protected VendorFilmer(
            String name,
            String title,
            String model,
            VideoSettings settings,
            Prices prices,
            JsonMapper json,
            Consumer<HttpHeaders> credentials,
            Clock clock) {
        super(name, title, model, settings, prices);
        this.settings = settings;
        this.http = new VendorHttp(title, settings, json, credentials, clock);
        this.files = new VendorFiles(title, name, settings, settings.resultHosts(), credentials);
    }

    @Override
    public final Duration pollEvery() {
        return settings.pollEvery();
    }

    @Override
    public final Duration longestTask() {
        return settings.longestTask();
    }

    @Override
    public final String fetch(VideoTask.Result result, Path target) throws InterruptedException {
        return switch (result) {
            case VideoTask.Result.At at -> files.fetchVideo(at.uri(), target);
            case VideoTask.Result.Bytes bytes -> files.writeVideo(bytes.file(), target);
        };
    }

    /** The id of a task in an answer. */
    protected final String taskId(@Nullable String id) {
        if (id == null || id.isBlank() || id.length() > 500) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "took the request without saying what to ask after");
        }
        return id;
    }

    /** A task that is done, with its clip at that address. */
    protected final VideoTask.Result at(String uri) {
        try {
            return new VideoTask.Result.At(URI.create(uri));
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER, name() + " says that the clip lies nowhere", e);
        }
    }

    /** A task that is over without a clip. */
    protected final VideoTask ended(ProviderError error, String what) {
        return new VideoTask.Ended(failure(error, what));
    }
}
