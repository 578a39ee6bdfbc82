package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The protocol of a Stable Diffusion server, which wants a password here. */
public final class Automatic1111Server {
    private Automatic1111Server() {}

    /** Draws in the colours of the words. */
    public static VendorServer speaking(VendorServer server) {
        return server.taking(
                        "GET /sdapi/v1/sd-models",
                        null,
                        request -> isAuthorised(request)
                                ? Reply.json(List.of(Map.of("title", "sdxl.safetensors [31e35c80fc]")))
                                : unauthorised())
                .taking(
                        "POST /sdapi/v1/txt2img",
                        "automatic1111-txt2img.json",
                        request -> isAuthorised(request) ? draw(request) : unauthorised());
    }

    private static Reply draw(Request request) {
        byte[] picture = TestPictures.png(
                request.body().path("width").asInt(),
                request.body().path("height").asInt(),
                request.body().path("prompt").asString());
        return Reply.json(Map.of(
                "images", List.of(Base64.getEncoder().encodeToString(picture)), "parameters", Map.of(), "info", "{}"));
    }

    private static boolean isAuthorised(Request request) {
        String access = request.header("Authorization").replaceFirst("^Basic ", "");
        return new String(Base64.getDecoder().decode(access), StandardCharsets.UTF_8).endsWith("test-key");
    }

    private static Reply unauthorised() {
        return Reply.json(401, Map.of("detail", "Incorrect username or password"));
    }
}
