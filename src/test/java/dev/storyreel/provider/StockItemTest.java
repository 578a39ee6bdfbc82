package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.StockItem.Rendition;
import dev.storyreel.provider.StockRequest.Orientation;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of what is in stock fits, and which of its files. */
class StockItemTest {
    private static final URI PAGE = URI.create("https://example.com/");

    private static StockItem item(String id, int width, int height, double seconds, Rendition... files) {
        StockCredit credit = new StockCredit("shop", id, PAGE, "Ann", null, "licence", PAGE, "by Ann");
        return new StockItem(
                credit, width, height, seconds, files.length > 0 ? List.of(files) : List.of(file(width, height)));
    }

    private static Rendition file(int width, int height) {
        return new Rendition(URI.create("https://example.com/%dx%d".formatted(width, height)), width, height);
    }

    private static StockRequest clip(int width, int height, double seconds) {
        return StockRequest.of("sea", StockKind.CLIP, width, height, seconds, "en");
    }

    private static List<String> ranked(StockRequest request, StockItem... items) {
        return StockItem.ranked(List.of(items), request).stream()
                .map(item -> item.credit().id())
                .toList();
    }

    @Test
    void theShapeCountsMoreThanTheLengthAndThatMoreThanTheSize() {
        assertThat(ranked(
                        clip(1080, 1920, 5),
                        item("wide", 3840, 2160, 60),
                        item("small", 540, 960, 60),
                        item("short", 1080, 1920, 3),
                        item("good", 1080, 1920, 6),
                        item("better", 2160, 3840, 9)))
                .as("what fits alike stays in the vendor's order")
                .containsExactly("good", "better", "small", "short", "wide");
    }

    @Test
    void aPictureLastsAsLongAsItsScene() {
        StockRequest request = StockRequest.of("sea", StockKind.PICTURE, 1080, 1920, 5, "en");
        assertThat(ranked(request, item("a", 1080, 1920, 0), item("b", 1080, 1920, 0)))
                .containsExactly("a", "b");
    }

    @Test
    void lessThanAThirdMayBeCropped() {
        StockRequest square = clip(1000, 1000, 1);
        assertThat(ranked(square, item("off", 1501, 1000, 2), item("in", 1499, 1000, 2)))
                .containsExactly("in", "off");
    }

    @Test
    void theSmallestFileThatIsLargeEnoughIsTaken() {
        StockItem item =
                item("1", 3840, 2160, 9, file(3840, 2160), file(1920, 1080), file(2560, 1440), file(1280, 720));
        assertThat(item.rendition(clip(1920, 1080, 1)).width()).isEqualTo(1920);
        assertThat(item.rendition(clip(1921, 1080, 1)).width()).isEqualTo(2560);
        assertThat(item.rendition(clip(4000, 4000, 1)).width()).isEqualTo(3840);
    }

    @Test
    void liesAsTheFilmDoes() {
        assertThat(clip(1080, 1920, 1).orientation()).isEqualTo(Orientation.PORTRAIT);
        assertThat(clip(1080, 1350, 1).orientation()).isEqualTo(Orientation.PORTRAIT);
        assertThat(clip(1080, 1080, 1).orientation()).isEqualTo(Orientation.SQUARE);
        assertThat(clip(1920, 1080, 1).orientation()).isEqualTo(Orientation.LANDSCAPE);
        assertThat(clip(1920, 1080, 1).ofAnyOrientation().orientation()).isNull();
    }
}
