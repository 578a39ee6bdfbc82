package dev.storyreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {
    @TempDir
    Path data;

    @Override
    protected ObjectStore emptyStore() throws IOException {
        return store();
    }

    private LocalObjectStore store() throws IOException {
        StorageSettings settings = new StorageSettings(data, new StorageSettings.Storage(StorageType.LOCAL, null));
        return new LocalObjectStore(settings, new UrlSigner(settings, Clock.systemUTC()));
    }

    /** Nobody sent anything: the disk is to blame. */
    @Test
    void aFileThatCannotBeReadHereIsNobodysBrokenTransfer() {
        ExpectedBytes expected = new ExpectedBytes(1, "0".repeat(64));

        assertThatThrownBy(() -> expected.requireIn(work)).isInstanceOf(IOException.class);
    }

    @Test
    void aWriteThatFailsLeavesNothing() throws IOException {
        LocalObjectStore store = store();
        ObjectKey key = ObjectKey.of("film", "final.mp4");
        store.put(key, bytes("good"), "video/mp4");
        Path objects = data.resolve("objects");
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(bytes("half")), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> new AtomicFiles(objects).publish(breaking, objects.resolve(key.value())))
                .isInstanceOf(StoryreelException.class)
                .hasMessageContaining("the disk is full")
                .extracting(e -> ((StoryreelException) e).errorCode())
                .isEqualTo(StorageError.STORAGE_NOT_WRITABLE);
        assertThat(read(key)).isEqualTo("good");
        assertThat(objects.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        LocalObjectStore store = store();
        store.put(ObjectKey.of("film"), bytes("a file"), "text/plain");

        assertThatThrownBy(() -> store.put(ObjectKey.of("film", "a.txt"), bytes("a"), "text/plain"))
                .isInstanceOf(StoryreelException.class)
                .extracting(e -> ((StoryreelException) e).errorCode())
                .isEqualTo(StorageError.STORAGE_NOT_WRITABLE);
    }

    @Test
    void emptyFoldersGoAndAreInNobodysWay() throws Exception {
        LocalObjectStore store = store();
        Path folder = data.resolve("objects/film/1");
        store.put(ObjectKey.of("film", "1", "b.txt"), bytes("b"), "text/plain");
        store.put(ObjectKey.of("film", "1", "c.txt"), bytes("c"), "text/plain");
        store.delete(ObjectKey.of("film", "1", "b.txt"));
        assertThat(read(ObjectKey.of("film", "1", "c.txt"))).isEqualTo("c");
        store.delete(ObjectKey.of("film", "1", "c.txt"));
        assertThat(folder).doesNotExist();
        store.delete(ObjectKey.of("film", "1", "c.txt"));

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<?>> done = new ArrayList<>();
            for (String name : List.of("a.txt", "b.txt")) {
                done.add(two.submit(() -> {
                    ObjectKey key = ObjectKey.of("film", "1", name);
                    for (int round = 0; round < 100; round++) {
                        store.put(key, bytes(name), "text/plain");
                        assertThat(store.list(ObjectKey.of("film")))
                                .extracting(StoredObject::key)
                                .contains(key);
                        store.delete(key);
                    }
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void linksNeverLeadOut(@TempDir Path outside) throws IOException {
        LocalObjectStore store = store();
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Path objects = data.resolve("objects");
        Files.createSymbolicLink(objects.resolve("folder"), outside);
        Files.createSymbolicLink(objects.resolve("file.txt"), outside.resolve("secret.txt"));

        assertThat(store.find(new ObjectKey("file.txt"))).isEmpty();
        assertThat(store.find(new ObjectKey("folder/secret.txt"))).isEmpty();
        assertThat(store.list(new ObjectKey("folder"))).isEmpty();
        assertThatThrownBy(() -> store.open(new ObjectKey("folder/secret.txt")).close())
                .isInstanceOf(StoryreelException.class);
        assertThatThrownBy(() -> store.put(new ObjectKey("folder/new.txt"), bytes("x"), "text/plain"))
                .isInstanceOf(StoryreelException.class);
        store.delete(new ObjectKey("folder/secret.txt"));
        store.put(new ObjectKey("file.txt"), bytes("mine"), "text/plain");

        assertThat(outside.resolve("secret.txt")).hasContent("secret");
        assertThat(outside.resolve("new.txt")).doesNotExist();
        assertThat(read(new ObjectKey("file.txt"))).isEqualTo("mine");
    }

    @Test
    void sweepsOnlyItsOwnOldLeftovers() throws IOException {
        store().put(ObjectKey.of("a.txt"), bytes("a"), "text/plain");
        Path incoming = data.resolve("objects/.incoming");
        Path old = aged(incoming.resolve("0f8fad5b-d9cb-469f-a165-70867728950e.part"));
        Path fresh = Files.createFile(incoming.resolve("1f8fad5b-d9cb-469f-a165-70867728950e.part"));
        Path foreign = aged(incoming.resolve("notes.part"));

        store();

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
    }

    @Test
    void typesComeFromTheExtension() throws IOException {
        LocalObjectStore store = store();

        for (String key : List.of("a.PNG", "a.exe", "mp4")) {
            store.put(new ObjectKey(key), bytes("a"), "text/plain");
        }
        assertThat(store.find(new ObjectKey("a.PNG")).orElseThrow().contentType())
                .isEqualTo("image/png");
        assertThat(store.find(new ObjectKey("a.exe")).orElseThrow().contentType())
                .isEqualTo("application/octet-stream");
        assertThat(store.find(new ObjectKey("mp4")).orElseThrow().contentType()).isEqualTo("application/octet-stream");
    }

    private static Path aged(Path file) throws IOException {
        Files.createFile(file);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }
}
