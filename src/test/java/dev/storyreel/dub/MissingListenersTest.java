package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody here can write down or translate is refused before any work, with what to do. */
class MissingListenersTest {
    @TempDir
    private Path data;

    private static void refused(StudioServer server, String body, String code, String field, String... says) {
        String upload = OwnFiles.send(server, "voice", "audio/wav", OwnFiles.tone(200, 2));
        Answer answer = server.post("/v1/dubs", "{\"voice_upload_id\": \"" + upload + "\", " + body + "}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(answer.body().path("detail").asString()).contains(says);
    }

    @Test
    void aLanguageThatIsNotUnderstoodIsRefused() throws IOException {
        Path pocketsphinx = Files.writeString(data.resolve("pocketsphinx"), "#!/bin/sh\ncat >/dev/null\n");
        Files.setPosixFilePermissions(pocketsphinx, PosixFilePermissions.fromString("rwx------"));
        try (StudioServer server = StudioServer.start(
                data.resolve("studio"),
                List.of(WordyTranslator.class),
                "storyreel.provider.route.speech=offline",
                "storyreel.provider.pocketsphinx.program=" + pocketsphinx)) {
            refused(
                    server,
                    "\"target_languages\": [\"en\"]",
                    "language_not_recognised",
                    "source_language",
                    "nobody here (pocketsphinx) finds out which language is spoken",
                    "storyreel.provider.whisper.model",
                    "DEEPGRAM_API_KEY",
                    "or say which one it is, or give a transcript");
            refused(
                    server,
                    "\"target_languages\": [\"en\"], \"source_language\": \"de\"",
                    "language_not_recognised",
                    "source_language",
                    "nobody here (pocketsphinx) writes down German",
                    "set DEEPGRAM_API_KEY, or give a transcript");
            // who gives the words of one language may add others, for which the recording has to be heard
            String upload = OwnFiles.send(server, "voice", "audio/wav", OwnFiles.tone(200, 2));
            DubClient dubs = new DubClient(server);
            String path = dubs.begin("""
                    {"voice_upload_id": "%s", "target_languages": ["en"], "captions": {"en": "Hello."}}
                    """.formatted(upload));
            Answer more = server.post(path + "/languages", "{\"target_languages\": [\"en-US\"]}");
            assertThat(more.status()).as(more.body().toString()).isEqualTo(422);
            assertThat(more.body().path("code").asString()).isEqualTo("language_not_recognised");
        }
    }

    @Test
    void whereNobodyIsThereThePartsAreNamed() {
        try (StudioServer server = StudioServer.start(
                data.resolve("studio"),
                List.of(),
                "storyreel.provider.apertium.program=/nowhere/apertium",
                "storyreel.provider.pocketsphinx.program=/nowhere/pocketsphinx")) {
            refused(
                    server,
                    "\"target_languages\": [\"en\"], \"source_language\": \"es\"",
                    "language_not_recognised",
                    "source_language",
                    "nobody here writes down Spanish");
            refused(
                    server,
                    "\"target_languages\": [\"en\"]",
                    "language_not_recognised",
                    "source_language",
                    "nobody here writes down what is said",
                    "install pocketsphinx and pocketsphinx-en-us");
            refused(
                    server,
                    "\"target_languages\": [\"en\"], \"source_language\": \"es\", \"transcript\": \"Hola.\"",
                    "language_not_translated",
                    "target_languages",
                    "nobody here translates from Spanish to English: install apertium and apertium-eng-spa",
                    "or set OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY",
                    "or give captions.en");
            refused(
                    server,
                    "\"target_languages\": [\"en\"], \"source_language\": \"ja\", \"transcript\": \"はい。\"",
                    "language_not_translated",
                    "target_languages",
                    "nobody here translates from Japanese to English: set OPENAI_API_KEY");
        }
    }
}
