package dev.storyreel.provider.veo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoProviderContract;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VeoServer;
import dev.storyreel.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class VeoFilmerTest {
    private static VeoFilmer filmer(VendorServer server, String token, String credentials, Duration limit) {
        VeoSettings settings = new VeoSettings(
                Secret.of(token),
                credentials,
                "a-project",
                "us-central1",
                URI.create(server.uri() + "/v1"),
                "veo-3.1-fast-generate-001",
                "720p",
                List.of(4, 6, 8),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofMinutes(20),
                4,
                0,
                limit,
                limit);
        return new VeoFilmer(settings, Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAFilmer extends VideoProviderContract {
        @BeforeEach
        void speak() {
            VeoServer.speaking(server, tasks);
        }

        @Override
        protected VideoProvider provider() {
            return filmer(server, "test-key", "", Duration.ofSeconds(30));
        }

        @Override
        protected String name(String id) {
            return VeoServer.name(id);
        }

        @Override
        protected boolean keepsFiles() {
            return false;
        }

        @Test
        void takesTheLengthThatFits() {
            assertThat(provider().seconds(Requests.video(1))).isEqualTo(4);
        }
    }

    @Nested
    class WhenABeginningFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            VeoServer.speaking(server, new ClipTasks());
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, "test-key", "", LIMIT).begin(Requests.video(7), new byte[] {1});
        }
    }

    @Nested
    class WhenAskingFails extends VendorFaultContract {
        private final ClipTasks tasks = new ClipTasks();
        private final String task = VeoServer.name(tasks.begin());

        @BeforeEach
        void speak() {
            VeoServer.speaking(server, tasks);
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, "test-key", "", LIMIT).poll(task);
        }
    }

    @Nested
    class Tokens {
        @TempDir
        private Path folder;

        @Test
        void areSignedForAndKeptUntilTheyEnd() throws Exception {
            KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            try (VendorServer server = new VendorServer()) {
                server.taking(
                        "POST /token", null, _ -> Reply.json(Map.of("access_token", "test-key", "expires_in", 3600)));
                Path file = account(keys, server.uri() + "/token");
                Instant now = Instant.parse("2026-11-21T10:00:00Z");
                GoogleTokens tokens = new GoogleTokens(file, Clock.fixed(now, ZoneOffset.UTC));
                assertThat(tokens.get()).isEqualTo("test-key");
                assertThat(tokens.get()).isEqualTo("test-key");
                assertThat(server.requests()).hasSize(1);
                checkStatement(keys, server.uri() + "/token", now, form(server));
            }
        }

        private String form(VendorServer server) {
            VendorServer.Request request = server.requests().getFirst();
            assertThat(request.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
            return new String(request.bytes(), StandardCharsets.UTF_8);
        }

        private void checkStatement(KeyPair keys, String audience, Instant now, String form) throws Exception {
            assertThat(form).contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer");
            String[] parts = form.substring(form.indexOf("assertion=") + 10).split("\\.", -1);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
            var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
            assertThat(claims.path("iss").asString()).isEqualTo("robot@a-project.iam.gserviceaccount.com");
            assertThat(claims.path("aud").asString()).isEqualTo(audience);
            assertThat(claims.path("exp").asLong()).isBetween(now.getEpochSecond() + 60, now.getEpochSecond() + 3600);
        }

        private Path account(KeyPair keys, String uri) throws Exception {
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            return Files.writeString(
                    folder.resolve("account.json"),
                    JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "type", "service_account",
                                    "client_email", "robot@a-project.iam.gserviceaccount.com",
                                    "private_key", pem,
                                    "private_key_id", "key-1",
                                    "token_uri", uri)));
        }

        @Test
        void aFileThatIsNoAccountIsTold() throws Exception {
            for (String file : List.of(
                    "",
                    "[]",
                    "{\"type\":\"authorized_user\"}",
                    "{\"type\":\"service_account\",\"client_email\":\"a\",\"private_key\":\"very secret\",\"token_uri\":\"http://127.0.0.1/\"}")) {
                Path path = Files.writeString(folder.resolve("account.json"), file);
                ProviderException failure = catchThrowableOfType(
                        ProviderException.class, () -> new GoogleTokens(path, Clock.systemUTC()).get());
                assertThat(failure.error()).isEqualTo(ProviderError.PROVIDER_KEY_REJECTED);
                assertThat(failure)
                        .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS")
                        .hasNoCause();
                assertThat(failure).hasMessageNotContaining("secret");
            }
        }
    }
}
