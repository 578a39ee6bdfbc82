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
 * have it, and by the encoder alone on frames that are ready in a file.
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
        double[] engine = new double[ROUNDS];
        double[] redo = new double[ROUNDS];
        double[] tutorial = new double[ROUNDS];
        double[] alone = new double[ROUNDS];
        double[] own = new double[ROUNDS];
        List<SceneFilm.Scene> scenes = scenes(folder);
        Path changed = mirrored(scenes.get(CHANGED).picture(), folder.resolve("changed.png"));
        try (SceneFilm film = new SceneFilm(folder, SceneFilm.FULL_HD, scenes)) {
            film.make(result); // what a server has compiled after its first films
            film.writeFrames(raw);
            OptionalDouble likeness = film.vmaf(result, raw);
            for (int round = 0; round < ROUNDS; round++) {
                engine[round] = seconds(() -> film.make(result));
                redo[round] = seconds(() -> film.redo(CHANGED, changed, result));
                alone[round] = seconds(() -> encoder.encodeAsReference(raw, result));
                own[round] = seconds(() -> encoder.encode(raw, result));
                tutorial[round] = seconds(() -> film.makeAsTutorialsDo(folder.resolve("tutorial.mp4")));
            }
            encoder.encodeAsReference(raw, result);
            OptionalDouble reference = film.vmaf(result, raw);
            Files.delete(raw);
            report(
                    film.frames(),
                    new Rounds(engine),
                    new Rounds(redo),
                    new Rounds(tutorial),
                    new Rounds(alone),
                    new Rounds(own),
                    report);
            report.add("VMAF of the engine's film against the composed frames", "≥ 95", score(likeness), "");
            report.add("… of x264 veryfast CRF 21", "", score(reference), "");
        }
    }

    private static void report(
            int frames, Rounds engine, Rounds redo, Rounds tutorial, Rounds alone, Rounds own, Report report) {
        report.add("rendering a film of " + Rounds.format(frames / 30.0, 1) + " s", "", engine, 2, " s");
        report.add("encoder alone (x264 veryfast CRF 21)", "", alone, 2, " s");
        report.add("encoder alone (the product's settings)", "", own, 2, " s");
        report.add("FFmpeg zoompan 4×, libass, xfade, encoded twice", "", tutorial, 2, " s");
        report.add("rendering ÷ encoder alone (x264 veryfast CRF 21)", "≤ 1.15", engine.over(alone), "");
        report.add("rendering ÷ encoder alone (the product's settings)", "", engine.over(own), "");
        report.add("FFmpeg zoompan 4× ÷ rendering", "≥ 3.5", tutorial.over(engine), "");
        report.add("one scene of six again ÷ rendering", "≤ 0.25", redo.over(engine), "");
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

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static String score(OptionalDouble vmaf) {
        return vmaf.isPresent() ? Rounds.format(vmaf.getAsDouble(), 1) : "not measured: needs libvmaf and its model";
    }
}
