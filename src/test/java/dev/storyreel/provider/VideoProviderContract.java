package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.error.ErrorType;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.ClipTasks.State;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every provider of clips does, on a server that speaks its protocol and refuses what that refuses. */
public abstract class VideoProviderContract {
    protected static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

    protected final VendorServer server = new VendorServer();
    protected final ClipTasks tasks = new ClipTasks();

    @TempDir
    private Path folder;

    protected abstract VideoProvider provider();

    /** A model of it that needs no picture. */
    protected VideoProvider ofWords() {
        return provider();
    }

    /** What the vendor calls a task of ours. */
    protected String name(String id) {
        return id;
    }

    /** Whether its clips are fetched, and not in its answers. */
    protected boolean keepsFiles() {
        return true;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesAClipOfAPicture() throws InterruptedException {
        assertThat(fetched(provider().begin(Requests.video(7), JPEG))).hasBinaryContent(ClipTasks.SOME_FILE);
        assertThat(tasks.begun()).hasSize(1);
    }

    @Test
    void makesAClipOfWords() throws InterruptedException {
        assertThat(fetched(ofWords().begin(Requests.video(7), null))).hasBinaryContent(ClipTasks.SOME_FILE);
    }

    /** @return the file of the task once it is done */
    protected final Path fetched(String task) throws InterruptedException {
        VideoTask now = provider().poll(task);
        while (now instanceof VideoTask.Working) {
            now = provider().poll(task);
        }
        assertThat(tasks.asked(List.copyOf(tasks.begun().keySet()).getLast())).hasSize(3);
        assertThat(now).isInstanceOf(VideoTask.Done.class);
        Path target = folder.resolve("clip");
        assertThat(provider().fetch(((VideoTask.Done) now).result(), target)).isEqualTo("video/mp4");
        return target;
    }

    @Test
    void keepsToWhatItCanMake() throws InterruptedException {
        for (double seconds : new double[] {0.2, 4.9, 3600}) {
            VideoRequest request = new VideoRequest(
                    "key", "sea ".repeat(2_000), "The waves roll.", null, 1920, 1080, seconds, Integer.MAX_VALUE);
            provider().begin(request, JPEG);
            assertThat(provider().seconds(request)).isBetween(1, 30);
        }
        assertThat(tasks.begun().values())
                .allSatisfy(begun -> assertThat(begun.body().toString()).contains("The waves roll."));
    }

    @Test
    void tellsARefusalFromAFault() throws InterruptedException {
        tasks.ending(State.REFUSED).after(1);
        assertThat(ended().error()).isEqualTo(ProviderError.PROVIDER_REFUSED);
        tasks.ending(State.FAILED);
        assertThat(ended().errorCode().type()).isEqualTo(ErrorType.PROVIDER);
        tasks.ending(State.CANCELLED);
        if (provider().poll(name(tasks.begin())) instanceof VideoTask.Ended cancelled) {
            assertThat(cancelled.failure().errorCode().type()).isEqualTo(ErrorType.PROVIDER);
        }
    }

    private ProviderException ended() throws InterruptedException {
        VideoTask task = provider().poll(provider().begin(Requests.video(7), JPEG));
        assertThat(task).isInstanceOf(VideoTask.Ended.class);
        return ((VideoTask.Ended) task).failure();
    }

    @Test
    void givesUpATask() throws InterruptedException {
        String task = provider().begin(Requests.video(7), JPEG);
        provider().cancel(task);
        assertThat(tasks.cancelled()).hasSize(1).isEqualTo(tasks.begun().keySet());
        provider().cancel(name("17f20503-6c24-4c16-946b-ffffffffffff"));
    }

    @Test
    void aTaskThatItDoesNotKnowIsARejectedRequest() {
        assertThat(catchThrowableOfType(
                                ProviderException.class,
                                () -> provider().poll(name("17f20503-6c24-4c16-946b-ffffffffffff")))
                        .error())
                .isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
    }

    @Test
    void aResultThatIsGoneOrNoClipHasAName() throws InterruptedException {
        tasks.after(1);
        tasks.making("<html>Welcome to the hotel</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        VideoTask.Done done = (VideoTask.Done) provider().poll(name(tasks.begin()));
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        if (!keepsFiles()) {
            return;
        }
        server.failing(Fault.status(404, "gone"));
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
        server.failing(Fault.status(403, "<Error>Request has expired</Error>"));
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
        server.failing(Fault.html());
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        server.failing(Fault.empty());
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        server.failing(new Fault.Cut());
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_ANSWER_CUT);
        server.failing(Fault.status(503, ""));
        assertThat(fetching(done.result())).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        assertThat(fetching(new VideoTask.Result.At(URI.create("https://example.com/clip.mp4"))))
                .isEqualTo(ProviderError.PROVIDER_RESULT_ELSEWHERE);
    }

    private ProviderError fetching(VideoTask.Result result) {
        Path target = folder.resolve("clip");
        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> provider().fetch(result, target));
        assertThat(failure).hasMessageNotContaining("test-key");
        assertThat(Files.exists(folder)).isTrue();
        return failure.error();
    }
}
