package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Footage;
import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.Segment;
import dev.storyreel.media.Shot;
import dev.storyreel.media.Transition;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrossingComposerTest {
    private static final Canvas CANVAS = new Canvas(90, 160, 30);
    private static final int PIXELS = 90 * 160;
    private static final int FRAMES = 12;
    /** Luma of the greys 0x40 and 0xc0. */
    private static final int DARK = 71;

    private static final int BRIGHT = 181;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUT")
    void itBeginsAtTheOneShotAndEndsAtTheOther(Transition.Kind kind) throws Exception {
        FrameSource frames = crossing(kind);
        assertThat(middle(frames, 0)).isBetween(DARK - 8, DARK + 8);
        assertThat(middle(frames, FRAMES - 1)).isBetween(BRIGHT - 18, BRIGHT + 8);
        byte[] frame = frame(frames, FRAMES / 2);
        for (int i = PIXELS; i < frame.length; i++) {
            assertThat(frame[i] & 0xff).isEqualTo(128);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CROSSFADE", "ZOOM_THROUGH"})
    void aFadeNeverGoesBack(Transition.Kind kind) throws Exception {
        FrameSource frames = crossing(kind);
        int last = 0;
        for (int i = 0; i < FRAMES; i++) {
            int luma = middle(frames, i);
            assertThat(luma).isGreaterThanOrEqualTo(last);
            last = luma;
        }
    }

    @Test
    void aSlidePushesTheOneOutAsTheOtherComesIn() throws Exception {
        FrameSource frames = crossing(Transition.Kind.SLIDE);
        int edge = 90;
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = frame(frames, i);
            int now = 0;
            while (now < 90 && (frame[80 * 90 + now] & 0xff) == DARK) {
                now++;
            }
            for (int x = now; x < 90; x++) {
                assertThat(frame[80 * 90 + x] & 0xff).isEqualTo(BRIGHT);
            }
            assertThat(now).isLessThanOrEqualTo(edge);
            edge = now;
        }
        assertThat(edge).isLessThan(3);
    }

    @Test
    void aDipIsDarkestInTheMiddle() throws Exception {
        FrameSource frames = crossing(Transition.Kind.DIP);
        assertThat(middle(frames, FRAMES / 2 - 1)).isLessThan(DARK / 2);
        assertThat(middle(frames, FRAMES / 2)).isLessThan(DARK / 2);
    }

    private FrameSource crossing(Transition.Kind kind) throws Exception {
        Shot before = new Shot(grey("before.png", 0x404040), Motion.zoomIn(), 40);
        Shot after = new Shot(grey("after.png", 0xc0c0c0), Motion.drift(Motion.Direction.UP), 30);
        Segment.Crossing crossing = new Segment.Crossing(CANVAS, before, after, new Transition(kind, FRAMES));
        try (ProcessGroup work = new ProcessGroup()) {
            return new CrossingComposer(crossing, shot(before, work), shot(after, work));
        }
    }

    private static ShotFrames shot(Shot shot, ProcessGroup work) throws InterruptedException {
        Footage.Still still = (Footage.Still) shot.footage();
        WorkingPicture picture = PictureReader.read(still.picture(), CANVAS, still.fit(), work);
        return FrameComposer.of(picture, still.motion(), shot.frames());
    }

    private Path grey(String name, int rgb) throws Exception {
        BufferedImage image = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 60 * 80; i++) {
            image.setRGB(i % 60, i / 60, rgb);
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static byte[] frame(FrameSource frames, int index) throws InterruptedException {
        byte[] frame = new byte[FrameComposer.frameBytes(CANVAS)];
        frames.compose(index, frame);
        return frame;
    }

    private static int middle(FrameSource frames, int index) throws InterruptedException {
        return frame(frames, index)[80 * 90 + 45] & 0xff;
    }
}
