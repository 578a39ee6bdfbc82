package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.storyreel.error.StoryreelException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path temp;

    @Test
    void isMadeForItsOwnerAlone() throws Exception {
        try (DataDirectory directory = TestDatabase.hold(temp.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isHeldOnceInThisProcess() {
        try (DataDirectory directory = TestDatabase.hold(temp)) {
            assertThat(DataDirectory.open(temp.resolve("../" + temp.getFileName()), "make"))
                    .isInstanceOf(DataDirectory.Held.class);
            assertThat(directory.isHeld()).isTrue();
        }
        TestDatabase.hold(temp).close();
        assertThat(DataDirectory.holder(temp)).isEmpty();
    }

    @Test
    void tellsWhoHoldsItInAnotherProcess() throws Exception {
        try (StudioProcess studio = StudioProcess.start("hold", temp)) {
            studio.await("ready");
            Holder holder = DataDirectory.holder(temp).orElseThrow();
            assertThat(holder.pid()).isEqualTo(studio.pid());
            assertThat(holder.command()).isEqualTo("test");
            assertThat(holder.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
            assertThat(DataDirectory.open(temp, "make")).isInstanceOfSatisfying(DataDirectory.Held.class, held -> {
                assertThat(held.holder()).contains(holder);
                assertThat(held.message()).contains("process " + studio.pid(), "http://127.0.0.1:8080");
            });
        }
    }

    @Test
    void isFreeOnceItsHolderWasKilled() throws Exception {
        try (StudioProcess studio = StudioProcess.start("hold", temp)) {
            studio.await("ready");
            studio.kill();
        }
        assertThat(new HolderFile(temp).read()).isPresent();
        assertThat(DataDirectory.holder(temp)).isEmpty();
        TestDatabase.hold(temp).close();
    }

    @Test
    void isSharedByAnyNumber() {
        try (DataDirectory holder = TestDatabase.hold(temp);
                DataDirectory sharer = DataDirectory.share(temp)) {
            assertThat(sharer.isHeld()).isFalse();
            assertThat(sharer.nodeId()).isEqualTo(holder.nodeId());
            assertThatIllegalStateException().isThrownBy(() -> sharer.publishUrl(URI.create("http://x")));
            assertThatIllegalStateException().isThrownBy(() -> EmbeddedPostgres.start(sharer));
        }
    }

    @Test
    void hasOneNodeIdHoweverManyAskAtOnce() {
        Set<String> ids = IntStream.range(0, 50)
                .parallel()
                .mapToObj(_ -> DataDirectory.share(temp).nodeId())
                .collect(Collectors.toSet());
        assertThat(ids).singleElement().asString().matches("[0-9a-f]{12}");
        assertThat(DataDirectory.share(temp).nodeId()).isEqualTo(ids.iterator().next());
    }

    @Test
    void takesAHolderOnAnotherMachineToBeAlive() throws Exception {
        Holder elsewhere = new Holder(1, "other.example", Instant.EPOCH, "serve", null);
        new HolderFile(temp).write(elsewhere);
        assertThat(DataDirectory.holder(temp)).contains(elsewhere);
        assertThat(elsewhere.describe()).contains("on the other machine other.example");
    }

    @Test
    void takesAProcessThatGotTheSameNumberForAStranger() throws Exception {
        new HolderFile(temp)
                .write(new Holder(ProcessHandle.current().pid(), Host.name(), Instant.EPOCH, "serve", null));
        assertThat(DataDirectory.holder(temp)).isEmpty();
    }

    @Test
    void survivesGarbageInTheHolderFile() throws Exception {
        for (String garbage : new String[] {"", "null", "[]", "{}", "{\"pid\":\"x\"}", "\0\0", "{\"pid\":1}"}) {
            Files.writeString(temp.resolve("studio.json"), garbage);
            assertThat(DataDirectory.holder(temp)).as(garbage).isEmpty();
            TestDatabase.hold(temp).close();
        }
    }

    @Test
    void saysWhatToDoWhenItCannotBeMade() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatExceptionOfType(StoryreelException.class)
                .isThrownBy(() -> DataDirectory.open(file.resolve("below"), "serve"))
                .withMessageContaining("STORYREEL_DATA")
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo(DatabaseError.DATA_DIRECTORY_UNUSABLE));
    }
}
