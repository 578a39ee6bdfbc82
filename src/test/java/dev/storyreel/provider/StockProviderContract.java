package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.StockItem.Rendition;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.StockShelf;
import dev.storyreel.provider.vendor.VendorServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter of {@link StockProvider} does, on a server that speaks its protocol and refuses what that refuses. */
public abstract class StockProviderContract {
    protected final VendorServer server = new VendorServer();
    protected final StockShelf shelf = new StockShelf()
            .picture(1, 3000, 4500, "calm sea", StockShelf.SOME_PICTURE)
            .picture(2, 4500, 3000, "calm sea", StockShelf.SOME_PICTURE)
            .clip(3, 1080, 1920, 12, "calm sea", ClipTasks.SOME_FILE);

    @TempDir
    private Path folder;

    protected abstract StockProvider provider();

    /** The same with a key that the vendor does not take. */
    protected abstract StockProvider stranger();

    @AfterEach
    void stop() {
        server.close();
    }

    protected static StockRequest request(StockKind kind, String words, String language) {
        return StockRequest.of(words, kind, 1080, 1920, 4, language);
    }

    private List<StockItem> found(StockKind kind) throws InterruptedException {
        return provider().search(request(kind, "calm sea", "en")).items();
    }

    @Test
    void tellsWhoseWorkAPictureIs() throws InterruptedException {
        StockItem item = found(StockKind.PICTURE).getFirst();
        StockCredit credit = item.credit();
        assertThat(credit.provider()).isEqualTo(provider().name());
        assertThat(credit.id()).isEqualTo("1");
        assertThat(credit.pageUrl()).hasScheme("https").hasNoUserInfo();
        assertThat(credit.authorUrl()).hasScheme("https");
        assertThat(credit.licenceUrl()).hasScheme("https");
        assertThat(credit.attribution())
                .contains(
                        credit.author(),
                        credit.pageUrl().toString(),
                        credit.licence(),
                        credit.licenceUrl().toString())
                .containsIgnoringCase(provider().name())
                .doesNotContain("\n");
        assertThat(item.width()).isEqualTo(3000);
        assertThat(item.height()).isEqualTo(4500);
        assertThat(item.renditions()).allSatisfy(file -> {
            assertThat(file.width() / (double) file.height()).isBetween(0.66, 0.67);
            assertThat(file.uri()).hasHost("127.0.0.1");
        });
    }

    @Test
    void tellsHowLongAClipLasts() throws InterruptedException {
        List<StockItem> clips = found(StockKind.CLIP);
        assertThat(clips).hasSize(1);
        assertThat(clips.getFirst().seconds()).isEqualTo(12);
        assertThat(clips.getFirst().renditions()).hasSize(2);
        assertThat(clips.getFirst().credit().attribution()).contains("Video by");
    }

    @Test
    void findsWhatLiesAsWanted() throws InterruptedException {
        assertThat(found(StockKind.PICTURE)).hasSize(1);
        StockRequest any = request(StockKind.PICTURE, "calm sea", "en").ofAnyOrientation();
        assertThat(provider().search(any).items()).hasSize(2);
    }

    @Test
    void isFree() throws InterruptedException {
        ProviderUse use =
                provider().search(request(StockKind.CLIP, "calm", "en")).use();
        assertThat(use.provider()).isEqualTo(provider().name());
        assertThat(use.offline()).isFalse();
        assertThat(use.costUsd()).isZero();
    }

    @Test
    void takesAnyWordsInAnyLanguage() throws InterruptedException {
        String longest = "sea ".repeat(25);
        for (String words : List.of("sun & \"sea\" + 100 %", "море", longest, "{key}", "a#b?c=d;e/f")) {
            for (String language : List.of("en", "de-AT", "pt", "nb", "no", "zh-Hant", "tlh", "und")) {
                provider().search(request(StockKind.PICTURE, words, language));
                provider().search(request(StockKind.CLIP, words, language));
                assertThat(server.requests().getLast().parameters()).containsValue(words);
            }
        }
        assertThat(server.answered()).isEqualTo(server.requests().size());
    }

    @Test
    void whatThereIsNotIsAnEmptyList() throws InterruptedException {
        assertThat(provider()
                        .search(request(StockKind.PICTURE, "unicorn", "en"))
                        .items())
                .isEmpty();
        assertThat(provider().search(request(StockKind.CLIP, "unicorn", "en")).items())
                .isEmpty();
    }

    @Test
    void bringsFiles() throws InterruptedException {
        Path target = folder.resolve("file");
        Rendition picture = found(StockKind.PICTURE).getFirst().renditions().getFirst();
        assertThat(provider().fetch(picture, StockKind.PICTURE, target)).isEqualTo("image/jpeg");
        assertThat(target).hasBinaryContent(StockShelf.SOME_PICTURE);
        Rendition clip = found(StockKind.CLIP).getFirst().renditions().getFirst();
        assertThat(provider().fetch(clip, StockKind.CLIP, target)).isEqualTo("video/mp4");
        assertThat(target).hasBinaryContent(ClipTasks.SOME_FILE);
    }

    @Test
    void aFileThatIsNoneHasAName() throws InterruptedException {
        Rendition picture = found(StockKind.PICTURE).getFirst().renditions().getFirst();
        server.failing(Fault.status(404, "gone"));
        assertThat(fetching(picture)).isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
        server.failing(Fault.html());
        assertThat(fetching(picture)).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        server.failing(Fault.empty());
        assertThat(fetching(picture)).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        server.failing(new Fault.Cut());
        assertThat(fetching(picture)).isEqualTo(ProviderError.PROVIDER_ANSWER_CUT);
        server.failing(Fault.status(503, ""));
        assertThat(fetching(picture)).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
        shelf.spoil(1, ClipTasks.SOME_FILE);
        assertThat(fetching(picture)).as("a clip is no picture").isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        assertThat(fetching(new Rendition(URI.create("https://example.com/1.jpg"), 1, 1)))
                .isEqualTo(ProviderError.PROVIDER_RESULT_ELSEWHERE);
    }

    private ProviderError fetching(Rendition file) {
        return catchThrowableOfType(
                        ProviderException.class,
                        () -> provider().fetch(file, StockKind.PICTURE, folder.resolve("file")))
                .error();
    }

    @Test
    void aKeyThatIsNotTakenIsToldOfWithoutShowingIt() {
        ProviderException refused = catchThrowableOfType(
                ProviderException.class, () -> stranger().search(request(StockKind.PICTURE, "sea", "en")));
        assertThat(refused.error()).isEqualTo(ProviderError.PROVIDER_KEY_REJECTED);
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("another-key");
        server.close();
        ProviderException away = catchThrowableOfType(
                ProviderException.class, () -> stranger().search(request(StockKind.CLIP, "sea", "en")));
        away.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("another-key");
    }

    @Test
    void isThere() throws InterruptedException {
        provider().probe();
        assertThat(server.answered()).isEqualTo(1);
    }
}
