package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Files that providers made, with what they said about them. They are stored before anything else is done with them, and a
 * later attempt at the same work takes them up, so that nothing is paid for twice.
 */
@Component
class ProviderResults {
    private static final Map<String, String> EXTENSIONS =
            Map.of("audio/wav", "wav", "audio/mpeg", "mp3", "image/png", "png", "image/jpeg", "jpg");

    private final Json json;

    ProviderResults(Json json) {
        this.json = json;
    }

    /**
     * @param asset the file's name
     * @param file its copy in the work folder
     * @param notes what the provider said about it
     */
    record Kept<T>(String asset, Path file, T notes) {}

    /** What an earlier attempt kept: a file and the notes of the same attempt. */
    <T> Optional<Kept<T>> earlier(JobContext job, String stem, Class<T> notesType) throws IOException {
        Optional<Asset> notes = job.earlier(stem + ".json");
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Asset> result = EXTENSIONS.values().stream()
                .flatMap(extension -> job.earlier(stem + "." + extension).stream())
                .filter(file -> attempt(file).equals(attempt(notes.get())))
                .findFirst();
        Optional<T> said = result.isEmpty() ? Optional.empty() : json.readKept(job.fetch(notes.get()), notesType);
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept<>(result.orElseThrow().name(), job.fetch(result.orElseThrow()), said.get()));
    }

    /** Objects of one attempt are stored side by side. */
    private static String attempt(Asset asset) {
        String key = asset.key().value();
        return key.substring(0, key.length() - asset.key().fileName().length());
    }

    /**
     * Writes down what a result cost, then stores it: killed in between, it is paid for again, but no money is spent that
     * nobody knows of.
     */
    <T> Kept<T> keep(JobContext job, String stem, byte[] result, String contentType, T notes, ProviderUse use)
            throws IOException {
        ProviderNotes.used(job, use);
        String name = stem + "." + extension(contentType, use);
        // the notes first: whoever finds the result finds them too
        job.publish(stem + ".json", json.writePretty(notes), "application/json");
        job.publish(name, result, contentType);
        return new Kept<>(name, Files.write(job.workDir().resolve("new_" + name), result), notes);
    }

    private static String extension(String contentType, ProviderUse use) {
        String extension = EXTENSIONS.get(contentType);
        if (extension == null) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_BAD_ANSWER, use.provider() + " sent a file of type " + contentType);
        }
        return extension;
    }
}
