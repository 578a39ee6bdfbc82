package dev.storyreel.storage.supabase;

import dev.storyreel.storage.ObjectServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Supabase Storage on this machine, as its description tells: most errors are HTTP 400 with the real status in the body, and
 * tokens say what a signed URL is good for and until when.
 */
public final class SupabaseServer extends ObjectServer {
    public static final String KEY = "sb_secret_mdvUkeyThatOpensAll";

    private static final String ROOT = "/storage/v1";
    private static final byte[] TOKEN_KEY = "the project's own secret".getBytes(StandardCharsets.UTF_8);
    private static final long UPLOAD_SECONDS = 7200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private volatile boolean isPublic;

    /** A refusal in Supabase's words. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int meant;
        private final String error;

        Refusal(int meant, String error, String message) {
            super(message);
            this.meant = meant;
            this.error = error;
        }
    }

    public void makePublic() {
        isPublic = true;
    }

    @Override
    protected Reply answer(Request request) {
        try {
            if (!request.path().startsWith(ROOT + "/")) {
                throw new Refusal(404, "not_found", "Route not found");
            }
            String[] path = request.path().substring(ROOT.length() + 1).split("/", 4);
            String at = request.method() + " " + path[0] + (path.length > 1 ? "/" + path[1] : "");
            return switch (at) {
                case "GET object/sign" -> signedRead(request, path);
                case "PUT object/upload" -> signedWrite(request, path);
                default -> {
                    authorize(request);
                    yield carryOut(request, at, path);
                }
            };
        } catch (Refusal e) {
            return json(
                    e.meant == 500 ? 500 : 400,
                    Map.of("statusCode", "" + e.meant, "error", e.error, "message", String.valueOf(e.getMessage())));
        }
    }

    private static void authorize(Request request) {
        if (!request.header("authorization").equals("Bearer " + KEY)
                || !request.header("apikey").equals(KEY)) {
            throw new Refusal(403, "Unauthorized", "Invalid Compact JWS");
        }
    }

    private Reply carryOut(Request request, String at, String[] path) {
        return switch (at) {
            case "GET bucket/" + BUCKET -> json(200, Map.of("id", BUCKET, "name", BUCKET, "public", isPublic));
            case "GET object/authenticated" -> read(name(path, 2), null);
            case "GET object/info" -> info(name(path, 2));
            case "POST object/list" -> list(request, path);
            case "POST object/sign" -> sign(request, path);
            case "POST object/upload" -> signUpload(request, path);
            case "POST object/" + BUCKET -> write(name(path, 1), request, upsert(request));
            case "DELETE object/" + BUCKET -> delete(request);
            default -> throw new Refusal(404, "Bucket not found", "Bucket not found");
        };
    }

    /** What an object is called, from where the bucket is on. */
    private static String name(String[] path, int bucket) {
        String[] rest = String.join("/", Arrays.asList(path).subList(bucket, path.length))
                .split("/", 2);
        if (!rest[0].equals(BUCKET)) {
            throw new Refusal(404, "Bucket not found", "Bucket not found");
        }
        return rest.length > 1 ? rest[1] : "";
    }

    private static boolean upsert(Request request) {
        return request.header("x-upsert").equals("true");
    }

    private Reply write(String name, Request request, boolean upsert) {
        Kept kept = kept(request.body(), request.header("content-type"));
        if (upsert) {
            objects.put(name, kept);
        } else if (objects.putIfAbsent(name, kept) != null) {
            throw new Refusal(409, "Duplicate", "The resource already exists");
        }
        return json(200, Map.of("Id", UUID.randomUUID().toString(), "Key", BUCKET + "/" + name));
    }

    private Kept find(String name) {
        Kept kept = objects.get(name);
        if (kept == null) {
            throw new Refusal(404, "not_found", "Object not found");
        }
        return kept;
    }

    private Reply read(String name, @Nullable String download) {
        Kept kept = find(name);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", "\"" + kept.bytes().length + "-" + kept.at().getEpochSecond() + "\"");
        headers.put("Content-Type", kept.contentType());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(kept.at().atOffset(ZoneOffset.UTC)));
        if (download != null) {
            headers.put("Content-Disposition", "attachment; filename*=UTF-8''" + download + ";");
        }
        read();
        return new Reply(200, headers, kept.bytes());
    }

    private Reply info(String name) {
        Kept kept = find(name);
        return json(
                200,
                Map.of(
                        "id",
                                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                        .toString(),
                        "name", name,
                        "bucket_id", BUCKET,
                        "size", kept.bytes().length,
                        "content_type", kept.contentType(),
                        "last_modified", kept.at().toString(),
                        "created_at", kept.at().toString()));
    }

    /** One folder: what lies in it, and the folders in it, which have no id. */
    private Reply list(Request request, String[] path) {
        if (path.length != 3 || !path[2].equals(BUCKET)) {
            throw new Refusal(404, "Bucket not found", "Bucket not found");
        }
        JsonNode body = JSON.readTree(request.body());
        if (!body.path("prefix").isString()) {
            throw new Refusal(400, "Error", "body must have required property 'prefix'");
        }
        String prefix = body.path("prefix").asString();
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        Map<String, Map<String, @Nullable Object>> entries = new TreeMap<>();
        objects.tailMap(folder, true).forEach((name, kept) -> {
            if (name.startsWith(folder)) {
                String[] rest = name.substring(folder.length()).split("/", 2);
                entries.computeIfAbsent(rest[0], first -> entry(first, rest.length > 1 ? null : kept));
            }
        });
        int limit = Math.min(pageSize, body.path("limit").asInt(100));
        return json(
                200,
                entries.values().stream()
                        .skip(body.path("offset").asInt(0))
                        .limit(limit)
                        .toList());
    }

    private static Map<String, @Nullable Object> entry(String name, @Nullable Kept kept) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("name", name);
        entry.put("id", kept == null ? null : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        entry.put("updated_at", kept == null ? null : kept.at().toString());
        entry.put(
                "metadata", kept == null ? null : Map.of("size", kept.bytes().length, "mimetype", kept.contentType()));
        return entry;
    }

    private Reply delete(Request request) {
        List<Map<String, Object>> gone = new ArrayList<>();
        JSON.readTree(request.body()).path("prefixes").forEach(name -> {
            if (objects.remove(name.asString()) != null) {
                gone.add(Map.of("name", name.asString()));
            }
        });
        return json(200, gone);
    }

    private Reply sign(Request request, String[] path) {
        JsonNode body = JSON.readTree(request.body());
        if (path.length != 3
                || !body.path("expiresIn").isIntegralNumber()
                || body.path("paths").isEmpty()) {
            throw new Refusal(400, "Error", "body must have required property 'paths'");
        }
        Set<String> names = new LinkedHashSet<>();
        body.path("paths").forEach(name -> names.add(name.asString()));
        List<Map<String, @Nullable Object>> signed = new ArrayList<>();
        for (String name : names) {
            boolean there = objects.containsKey(name);
            Map<String, @Nullable Object> one = new HashMap<>();
            one.put("path", name);
            one.put("error", there ? null : "Either the object does not exist or you do not have access to it");
            one.put(
                    "signedURL",
                    there
                            ? "/object/sign/" + BUCKET + "/" + name + "?token="
                                    + token(name, false, body.path("expiresIn").asLong())
                            : null);
            signed.add(one);
        }
        return json(200, signed);
    }

    private Reply signUpload(Request request, String[] path) {
        String name = path.length < 4 ? "" : name(path, 3);
        if (!upsert(request) && objects.containsKey(name)) {
            throw new Refusal(409, "Duplicate", "The resource already exists");
        }
        return json(
                200,
                Map.of(
                        "url",
                        "/object/upload/sign/" + BUCKET + "/" + name + "?token="
                                + token(name, upsert(request), UPLOAD_SECONDS)));
    }

    private Reply signedRead(Request request, String[] path) {
        String name = name(path, 2);
        verify(request, name);
        return read(name, parameter(request, "download"));
    }

    private Reply signedWrite(Request request, String[] path) {
        String name = path.length < 4 ? "" : name(path, 3);
        JsonNode claims = verify(request, name);
        return write(name, request, claims.path("upsert").asBoolean());
    }

    private JsonNode verify(Request request, String name) {
        String[] token = String.valueOf(parameter(request, "token")).split("\\.", -1);
        if (token.length != 3 || !token[2].equals(mac(token[0] + "." + token[1]))) {
            throw new Refusal(400, "InvalidJWT", "signature verification failed");
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token[1]));
        if (!claims.path("url").asString().equals(BUCKET + "/" + name)) {
            throw new Refusal(400, "InvalidSignature", "The url do not match the signature");
        }
        if (claims.path("exp").asLong() < now().getEpochSecond()) {
            throw new Refusal(400, "InvalidJWT", "\"exp\" claim timestamp check failed");
        }
        return claims;
    }

    private String token(String name, boolean upsert, long seconds) {
        String head = base64(JSON.writeValueAsBytes(Map.of("alg", "HS256")));
        String claims = base64(JSON.writeValueAsBytes(
                Map.of("url", BUCKET + "/" + name, "upsert", upsert, "exp", now().getEpochSecond() + seconds)));
        return head + "." + claims + "." + mac(head + "." + claims);
    }

    private static String mac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TOKEN_KEY, "HmacSHA256"));
            return base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable String parameter(Request request, String name) {
        return Arrays.stream(request.rawQuery().split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static Reply json(int status, Object body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(body));
    }

    @Override
    public String[] settings() {
        return new String[] {
            "storyreel.storage.type=supabase",
            "storyreel.storage.supabase.url=" + uri(),
            "storyreel.storage.supabase.service-key=" + KEY,
            "storyreel.storage.supabase.bucket=" + BUCKET
        };
    }
}
