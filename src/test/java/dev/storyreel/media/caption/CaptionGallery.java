package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.TestFrames;
import dev.storyreel.media.picture.FrameComposer;
import dev.storyreel.media.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Stills of every style over given pictures, to be looked at. Arguments: folder to write to, then pictures; a text to show
 * instead of the built-in ones goes into the property {@code text}.
 */
final class CaptionGallery {
    private static final List<String> TEXTS = List.of(
            "An octopus has three hearts, and blue blood!",
            "Осьминог видит кожей — это правда.",
            "الأخطبوط لديه 3 قلوب و 9 أدمغة",
            "לתמנון יש 3 לבבות ודם כחול",
            "ऑक्टोपस के तीन दिल होते हैं।",
            "ปลาหมึกมีหัวใจสามดวงและเลือดสีน้ำเงิน",
            "章鱼有三颗心脏，血液是蓝色的。",
            "タコには心臓が三つあり、血は青い。",
            "문어는 심장이 세 개 있습니다.",
            "Great news 🎉 everyone 👩‍🚀❤️ 100%",
            "Donaudampfschifffahrtsgesellschaftskapitänsmütze");

    private CaptionGallery() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CaptionFonts fonts = new CaptionFonts(folder.resolve("fonts"));
        Canvas canvas = new Canvas(Integer.getInteger("width", 1080), Integer.getInteger("height", 1920), 30);
        List<String> texts = System.getProperty("text") == null ? TEXTS : List.of(System.getProperty("text"));
        int still = 0;
        for (CaptionStyle style : CaptionStyle.values()) {
            CaptionRenderer renderer = new CaptionRenderer(canvas, style, fonts);
            for (int i = 0; i < texts.size() && style != CaptionStyle.NONE; i++) {
                byte[] frame = frame(Path.of(arguments[1 + still++ % (arguments.length - 1)]), canvas);
                CaptionTrack track = CaptionTrack.of(
                        TimedWord.align(List.of(), texts.get(i), 4000), 30, 0, 120, CaptionLimits.SHORT_FORM);
                CaptionPage page = track.pages().getFirst();
                int lit = page.words().size() / 2;
                renderer.overlay(page, lit).blendOnto(frame, canvas);
                String name = "%s-%02d.png".formatted(style, i);
                System.out.println(name + " contrast " + renderer.contrast(page, frame) + " pages "
                        + track.pages().stream()
                                .map(p -> p.lines().stream()
                                        .map(CaptionPage::text)
                                        .toList())
                                .toList());
                ImageIO.write(
                        TestFrames.rgb(frame, canvas),
                        "png",
                        folder.resolve(name).toFile());
            }
        }
    }

    private static byte[] frame(Path picture, Canvas canvas) throws InterruptedException {
        try (ProcessGroup processes = new ProcessGroup()) {
            byte[] frame = new byte[FrameComposer.frameBytes(canvas)];
            FrameComposer.of(PictureReader.read(picture, canvas, Fit.COVER, processes), Motion.still(), 1)
                    .compose(0, 1, frame, 0);
            return frame;
        }
    }
}
