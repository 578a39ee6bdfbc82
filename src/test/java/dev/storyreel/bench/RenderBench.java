package dev.storyreel.bench;

import dev.storyreel.media.EncoderAlone;
import dev.storyreel.media.SceneFilm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/**
 * Rendering alone: one film of six scenes from the same pictures and the same voice, by the engine, by FFmpeg as tutorials
 * have it, by the encoder alone on frames that are ready in a file, and by the {@link Peers} that are installed.
 */
final class RenderBench {
    private static final int ROUNDS = 3;
    private static final int CHANGED = 2;
    private static final String SCRIPT = """
            An octopus has three hearts. Two of them pump blood through the gills, where it takes up oxygen.

            The third sends that blood around the rest of the body.

            Its blood is blue, because it carries oxygen with copper instead of iron.

            When the octopus swims, the third heart stops beating.

            That is why it would rather crawl along the sea floor, where it finds crabs to eat.

            It can change its colour in an instant, and hide in a crack no wider than a coin.
            """;

    private RenderBench() {}

    static void measure(Path folder, Report report) throws Exception {
        Path raw = folder.resolve("frames.yuv");
        Path result = folder.resolve("film.mp4");
        EncoderAlone encoder = new EncoderAlone(folder.resolve("ffmpeg"));
        report.with(encoder.version());
        List<SceneFilm.Scene> scenes = scenes(folder);
        Path changed = mirrored(scenes.get(CHANGED).picture(), folder.resolve("changed.png"));
        try (SceneFilm film = new SceneFilm(folder, SceneFilm.FULL_HD, scenes)) {
            film.make(result); // what a server has compiled after its first films
            film.writeFrames(raw);
            OptionalDouble likeness = film.vmaf(result, raw);
            Trials rendering = new Trials("rendering a film of " + Rounds.format(film.frames() / 30.0, 1) + " s", true);
            Trials redo = new Trials("one scene of six again", true);
            Trials alone = new Trials("encoder alone (x264 veryfast CRF 21)", false);
            Trials own = new Trials("encoder alone (the product's settings)", false);
            Trials tutorial = new Trials("FFmpeg zoompan 4×, libass, xfade, encoded twice", false);
            for (int round = 0; round < ROUNDS; round++) {
                rendering.run(() -> film.make(result));
                redo.run(() -> film.redo(CHANGED, changed, result));
                alone.run(() -> encoder.encodeAsReference(raw, result));
                own.run(() -> encoder.encode(raw, result));
                tutorial.run(() -> film.makeAsTutorialsDo(folder.resolve("tutorial.mp4")));
            }
            encoder.encodeAsReference(raw, result);
            OptionalDouble reference = film.vmaf(result, raw);
            Files.delete(raw);
            List.of(rendering, redo, alone, own, tutorial).forEach(trials -> trials.report(report));
            rendering.reportOver(alone, "rendering ÷ encoder alone (x264 veryfast CRF 21)", "≤ 1.15", report);
            rendering.reportOver(own, "rendering ÷ encoder alone (the product's settings)", "", report);
            tutorial.reportOver(rendering, "FFmpeg zoompan 4× ÷ rendering", "≥ 3.5", report);
            redo.reportOver(rendering, "one scene of six again ÷ rendering", "≤ 0.25", report);
            new Peers(folder, film).measure(rendering, report);
            report.add("VMAF of the engine's film against the composed frames", "≥ 95", score(likeness), "");
            report.add("… of x264 veryfast CRF 21", "", score(reference), "");
        }
    }

    /** What a film of the server is made of. */
    private static List<SceneFilm.Scene> scenes(Path folder) throws IOException, InterruptedException {
        List<SceneFilm.Scene> scenes = new ArrayList<>();
        try (Studio studio = Studio.serve(folder.resolve("data"))) {
            for (JsonNode clip : studio.await(studio.order(SCRIPT)).path("clips")) {
                int index = scenes.size();
                scenes.add(new SceneFilm.Scene(
                        studio.download(clip.path("image_url"), folder.resolve("scene" + index + ".png")),
                        studio.download(clip.path("audio_url"), folder.resolve("scene" + index + ".wav")),
                        clip.path("script").asString()));
            }
        }
        return scenes;
    }

    private static Path mirrored(Path picture, Path target) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        BufferedImage mirrored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        mirrored.createGraphics().drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        ImageIO.write(mirrored, "png", target.toFile());
        return target;
    }

    private static String score(OptionalDouble vmaf) {
        return vmaf.isPresent() ? Rounds.format(vmaf.getAsDouble(), 1) : "not measured: needs libvmaf and its model";
    }
}
