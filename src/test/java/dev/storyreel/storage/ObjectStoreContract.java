package dev.storyreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every object store does. */
public abstract class ObjectStoreContract {
    protected static final ObjectKey FILM = ObjectKey.of("film", "final.mp4");

    @TempDir
    protected Path work;

    protected ObjectStore store;

    /** A store with nothing in it. */
    protected abstract ObjectStore emptyStore() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = emptyStore();
    }

    @Test
    void keepsBytesAndFiles() throws IOException {
        Path file = Files.writeString(work.resolve("a"), "from a file");

        store.put(FILM, file, "video/mp4");
        store.put(ObjectKey.of("film", "plan.json"), bytes("{}"), "application/json");
        StoredObject film = store.find(FILM).orElseThrow();

        assertThat(read(FILM)).isEqualTo("from a file");
        assertThat(read(ObjectKey.of("film", "plan.json"))).isEqualTo("{}");
        assertThat(film.size()).isEqualTo(11);
        assertThat(film.contentType()).isEqualTo("video/mp4");
        assertThat(store.list(ObjectKey.of("film")))
                .extracting(StoredObject::key, StoredObject::size)
                .containsExactly(tuple(FILM, 11L), tuple(ObjectKey.of("film", "plan.json"), 2L));
        assertThat(file).hasContent("from a file");
    }

    @Test
    void replacesWhole() throws IOException {
        store.put(FILM, bytes("a long first version"), "video/mp4");
        store.put(FILM, bytes("short"), "video/mp4");

        assertThat(read(FILM)).isEqualTo("short");
    }

    @Test
    void ofConcurrentWritersOneWinsWhole() throws IOException {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (char letter = 'a'; letter < 'i'; letter++) {
            byte[] version = new byte[200_000];
            Arrays.fill(version, (byte) letter);
            writers.add(CompletableFuture.runAsync(() -> put(version)));
        }
        writers.forEach(CompletableFuture::join);

        String found = read(FILM);
        assertThat(found).hasSize(200_000);
        assertThat(found.chars().distinct().count()).isEqualTo(1);
        assertThat(store.list(ObjectKey.of("film"))).hasSize(1);
    }

    @Test
    void bringsAnObjectToANewFile() throws IOException {
        store.put(FILM, bytes("film"), "video/mp4");
        Path target = work.resolve("copy");

        store.fetch(FILM, target);

        assertThat(target).hasContent("film");
        assertThatThrownBy(() -> store.fetch(FILM, target)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("film");
    }

    @Test
    void bringsNothingThatIsLargerThanItMayBe() throws IOException {
        store.put(FILM, bytes("film"), "video/mp4");

        assertThatThrownBy(() -> store.fetch(FILM, work.resolve("three"), 3))
                .isInstanceOf(StoryreelException.class)
                .extracting(e -> ((StoryreelException) e).errorCode())
                .isEqualTo(StorageError.SIZE_MISMATCH);
        assertThat(work.resolve("three")).doesNotExist();
        store.fetch(FILM, work.resolve("four"), 4);
        assertThat(work.resolve("four")).hasContent("film");
    }

    @Test
    void saysHowItIs() {
        assertThat(store.status().state()).isEqualTo(State.UP);
    }

    @Test
    void listsByPartsInKeyOrder() throws IOException {
        for (String key : List.of("film/b.png", "film/a/z.png", "film/a.png", "filmography.txt", "other/a.png")) {
            store.put(new ObjectKey(key), bytes(key), "image/png");
        }

        assertThat(store.list(ObjectKey.of("film")))
                .extracting(object -> object.key().value())
                .containsExactly("film/a.png", "film/a/z.png", "film/b.png");
        assertThat(store.list(ObjectKey.of("nothing"))).isEmpty();
    }

    @Test
    void tellsTheFoldersBelowOne() throws IOException {
        for (String key :
                List.of("film/b/1.png", "film/a/z/1.png", "film/a/2.png", "film/c.png", "filmography/d/1.png")) {
            store.put(new ObjectKey(key), bytes(key), "image/png");
        }

        assertThat(store.folders(ObjectKey.of("film")))
                .extracting(ObjectKey::value)
                .containsExactly("film/a", "film/b");
        assertThat(store.folders(ObjectKey.of("film", "b"))).isEmpty();
        assertThat(store.folders(ObjectKey.of("nothing"))).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        store.delete(FILM);

        assertThat(store.find(FILM)).isEmpty();
        assertMissing(() -> store.fetch(FILM, work.resolve("none")));
        assertThat(work.resolve("none")).doesNotExist();
    }

    @Test
    void deletes() throws IOException {
        store.put(FILM, bytes("film"), "video/mp4");
        store.delete(FILM);

        assertThat(store.find(FILM)).isEmpty();
        assertThat(store.list(ObjectKey.of("film"))).isEmpty();
    }

    @Test
    void signsUrls() throws IOException {
        store.put(FILM, bytes("film"), "video/mp4");
        assertThat(store.signedUrl(FILM, Duration.ofHours(1)).toString()).contains("film/final.mp4");
        assertThat(store.signedDownloadUrl(FILM, Duration.ofHours(1), "Octopus.mp4"))
                .isNotEqualTo(store.signedUrl(FILM, Duration.ofHours(1)));
        assertThat(store.signedUrls(List.of(FILM, FILM), Duration.ofHours(1))).containsOnlyKeys(FILM);
        assertThatThrownBy(() -> store.signedDownloadUrl(FILM, Duration.ofHours(1), "a\r\nb"))
                .isInstanceOf(StoryreelException.class);
    }

    protected final String read(ObjectKey key) throws IOException {
        Path copy = work.resolve(UUID.randomUUID().toString());
        store.fetch(key, copy);
        return Files.readString(copy);
    }

    private void put(byte[] version) {
        try {
            store.put(FILM, version, "video/mp4");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertMissing(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(StoryreelException.class)
                .extracting(e -> ((StoryreelException) e).errorCode())
                .isEqualTo(StorageError.OBJECT_NOT_FOUND);
    }
}
