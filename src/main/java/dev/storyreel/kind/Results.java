package dev.storyreel.kind;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Results of jobs with what was said about them. They are stored before anything else is done with them, and whoever would
 * make the very same takes them up: so nothing is paid for, or worked at, twice.
 */
@Component
public class Results {
    private static final Map<String, String> EXTENSIONS = Map.of(
            "audio/wav", "wav",
            "audio/mpeg", "mp3",
            "image/png", "png",
            "image/jpeg", "jpg",
            "video/mp4", "mp4",
            "video/webm", "webm");

    private final Json json;

    Results(Json json) {
        this.json = json;
    }

    /** @param notes what its maker said about it */
    public record Result<T>(Asset asset, T notes) {}

    /**
     * What was made before with that key. It is not taken up yet. Notes that cannot be read, e.g. those of an older version,
     * count as missing: else every retry would fail of them.
     */
    public <T> Optional<Result<T>> made(JobContext job, WorkKey key, Class<T> notesType) throws IOException {
        Optional<Asset> asset = job.made(key);
        return asset.flatMap(made -> notes(made, notesType)).map(notes -> new Result<>(asset.orElseThrow(), notes));
    }

    /** What its maker said about it; nothing where that cannot be read. */
    public <T> Optional<T> notes(Asset asset, Class<T> type) {
        String said = asset.notes();
        return said == null ? Optional.empty() : json.readKept(asset.name(), said, type);
    }

    /** Stores what a job made. */
    public <T> Result<T> keep(JobContext job, WorkKey key, String name, Path file, String contentType, T notes)
            throws IOException {
        return new Result<>(job.publish(name, file, contentType, new Made(key, json.write(notes))), notes);
    }

    /**
     * What a provider was paid for in another film of the owner's is copied into this one, which costs nothing. A film that is
     * just being deleted has nothing to give.
     *
     * @param stem the name without its extension
     */
    public <T extends Billed> Optional<Result<T>> copied(
            JobContext job, WorkKey key, WorkKey ownersKey, String stem, Class<T> notesType) throws IOException {
        for (Asset original : job.madeElsewhere(ownersKey)) {
            Optional<T> notes = notes(original, notesType);
            Optional<Path> file = notes.isEmpty() ? Optional.empty() : fetched(job, original);
            if (file.isPresent()) {
                ProviderUse use = notes.orElseThrow().use();
                String name = stem + "." + extension(original.contentType(), use);
                Made made = new Made(key, ownersKey, json.write(notes.orElseThrow()));
                Asset copy = job.publish(name, file.get(), original.contentType(), made);
                job.used(use.provider(), use.model(), use.offline(), BigDecimal.ZERO);
                return Optional.of(new Result<>(copy, notes.orElseThrow()));
            }
        }
        return Optional.empty();
    }

    /** Asks a provider. */
    @FunctionalInterface
    public interface Asking<T> {
        T ask() throws IOException, InterruptedException;
    }

    /**
     * What a provider told, as JSON: taken up where it was told before, else asked for, and stored before anything else is done with
     * it.
     *
     * @param route those who are asked, the first one first
     */
    public <T extends Billed> T told(
            JobContext job, WorkKey key, String name, List<String> route, Class<T> type, Asking<T> asking)
            throws IOException, InterruptedException {
        Optional<Asset> made = job.made(key);
        Optional<T> kept =
                made.isEmpty() ? Optional.empty() : json.readKept(name, Files.readString(job.fetch(made.get())), type);
        if (kept.isPresent()) {
            reuse(job, made.orElseThrow(), kept.get().use());
            ProviderNotes.warnIfStandIn(job, kept.get().use(), route);
            return kept.get();
        }
        T told = asking.ask();
        job.publish(name, json.writePretty(told), "application/json", new Made(key, null));
        return told;
    }

    private static Optional<Path> fetched(JobContext job, Asset asset) throws IOException {
        try {
            return Optional.of(job.fetch(asset));
        } catch (StoryreelException e) {
            if (e.errorCode() == StorageError.OBJECT_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Takes up what a provider made before, which costs nothing now. */
    public void reuse(JobContext job, Asset asset, ProviderUse use) {
        job.reuse(asset);
        job.used(use.provider(), use.model(), use.offline(), BigDecimal.ZERO);
    }

    /**
     * Stores what a provider gave, which is written down as paid for already: killed in between, it is paid for again, but
     * no money is spent that nobody knows of.
     *
     * @param ownersKey by which other films of the owner find it; null for none of them
     * @param stem the name without its extension, which the content type decides
     */
    public <T extends Billed> Result<T> keep(
            JobContext job,
            WorkKey key,
            @Nullable WorkKey ownersKey,
            String stem,
            byte[] result,
            String contentType,
            T notes)
            throws IOException {
        String name = stem + "." + extension(contentType, notes.use());
        Made made = new Made(key, ownersKey, json.write(notes));
        return new Result<>(job.publish(name, result, contentType, made), notes);
    }

    /** The same of a file. */
    public <T> Result<T> keep(
            JobContext job, WorkKey key, String stem, Path file, String contentType, T notes, ProviderUse use)
            throws IOException {
        return keep(job, key, stem + "." + extension(contentType, use), file, contentType, notes);
    }

    /** All names that a provider's file of that stem may have. */
    public static Collection<String> names(String stem) {
        return EXTENSIONS.values().stream()
                .map(extension -> stem + "." + extension)
                .toList();
    }

    private static String extension(String contentType, ProviderUse use) {
        @Nullable String extension = EXTENSIONS.get(contentType);
        if (extension == null) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_BAD_ANSWER, use.provider() + " sent a file of type " + contentType);
        }
        return extension;
    }
}
