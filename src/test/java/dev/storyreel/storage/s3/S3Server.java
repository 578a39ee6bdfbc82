package dev.storyreel.storage.s3;

import dev.storyreel.storage.ObjectServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * S3 on this machine, as its description tells: path style, signatures and checksums verified, errors in XML. Like many services
 * that speak its language, it knows no chunked uploads with trailing checksums.
 */
public final class S3Server extends ObjectServer {
    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    public static final String REGION = "eu-west-3";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/[^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    /** A refusal in S3's words. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Refusal(int status, String code) {
            super(code);
            this.status = status;
            this.code = code;
        }
    }

    @Override
    protected Reply answer(Request request) {
        try {
            verify(request);
            return carryOut(request);
        } catch (Refusal e) {
            String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + e.code + "</Code><Message>told: "
                    + e.code + "</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>";
            return Reply.of(e.status, "application/xml", xml);
        }
    }

    private void verify(Request request) {
        Map<String, String> query = query(request);
        if (query.containsKey("X-Amz-Signature")) {
            verifyUrl(request, query);
        } else {
            verifyHeaders(request);
        }
    }

    private void verifyHeaders(Request request) {
        Matcher told = AUTHORIZATION.matcher(request.header("authorization"));
        if (!told.matches()) {
            throw new Refusal(403, "AccessDenied");
        }
        Instant at = time(request.header("x-amz-date"));
        if (Duration.between(at, now()).abs().compareTo(Duration.ofMinutes(15)) > 0) {
            throw new Refusal(403, "RequestTimeTooSkewed");
        }
        String payload = request.header("x-amz-content-sha256");
        if (payload.startsWith("STREAMING-")) {
            throw new Refusal(501, "NotImplemented");
        }
        if (!payload.equals("UNSIGNED-PAYLOAD") && !payload.equals(SigV4.hex(SigV4.sha256(request.body())))) {
            throw new Refusal(400, "XAmzContentSHA256Mismatch");
        }
        List<String> signed = List.of(told.group(3).split(";"));
        // all of these must be among what is signed
        request.headers().keySet().stream()
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !signed.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new Refusal(403, "AccessDenied");
                });
        requireSignature(
                request, told.group(1), told.group(2), signed, request.header("x-amz-date"), payload, told.group(4));
    }

    private void verifyUrl(Request request, Map<String, String> query) {
        String[] credential = query.getOrDefault("X-Amz-Credential", "").split("/", 2);
        if (credential.length < 2 || !"AWS4-HMAC-SHA256".equals(query.get("X-Amz-Algorithm"))) {
            throw new Refusal(400, "AuthorizationQueryParametersError");
        }
        String at = query.getOrDefault("X-Amz-Date", "");
        long expires = Long.parseLong(query.getOrDefault("X-Amz-Expires", "0"));
        if (expires < 1 || expires > 604_800) {
            throw new Refusal(400, "AuthorizationQueryParametersError");
        }
        if (now().isAfter(time(at).plusSeconds(expires))) {
            throw new Refusal(403, "AccessDenied");
        }
        List<String> signed =
                List.of(query.getOrDefault("X-Amz-SignedHeaders", "").split(";"));
        requireSignature(
                request,
                credential[0],
                credential[1],
                signed,
                at,
                "UNSIGNED-PAYLOAD",
                query.getOrDefault("X-Amz-Signature", ""));
    }

    private static void requireSignature(
            Request request,
            String accessKey,
            String scope,
            List<String> signed,
            String time,
            String payload,
            String signature) {
        if (!accessKey.equals(ACCESS_KEY)) {
            throw new Refusal(403, "InvalidAccessKeyId");
        }
        SigV4 signer = new SigV4(SECRET_KEY, time.substring(0, 8), REGION);
        if (!scope.equals(signer.scope())) {
            throw new Refusal(400, "AuthorizationHeaderMalformed");
        }
        String own = signer.signature(
                request.method(), request.rawPath(), request.rawQuery(), request.headers(), signed, time, payload);
        if (!signed.contains("host") || !own.equals(signature)) {
            throw new Refusal(403, "SignatureDoesNotMatch");
        }
    }

    private static Instant time(String time) {
        try {
            return TIME.parse(time, Instant::from);
        } catch (java.time.DateTimeException e) {
            throw new Refusal(403, "AccessDenied");
        }
    }

    private Reply carryOut(Request request) {
        String[] parts = SigV4.decode(request.rawPath()).substring(1).split("/", 2);
        if (!parts[0].equals(BUCKET)) {
            throw new Refusal(404, "NoSuchBucket");
        }
        String key = parts.length < 2 ? "" : parts[1];
        Map<String, String> query = query(request);
        return switch (request.method()) {
            case "PUT" -> put(request, key);
            case "HEAD" -> read(request, key, query);
            case "GET" -> key.isEmpty() ? list(query) : read(request, key, query);
            case "DELETE" -> {
                objects.remove(key);
                yield new Reply(204, Map.of(), new byte[0]);
            }
            default -> throw new Refusal(405, "MethodNotAllowed");
        };
    }

    private Reply put(Request request, String key) {
        if (request.header("content-encoding").contains("aws-chunked")) {
            throw new Refusal(501, "NotImplemented");
        }
        String announced = request.header("x-amz-checksum-sha256");
        String found = Base64.getEncoder().encodeToString(SigV4.sha256(request.body()));
        if (!announced.isEmpty() && !announced.equals(found)) {
            throw new Refusal(400, "BadDigest");
        }
        objects.put(key, kept(request.body(), request.header("content-type")));
        return new Reply(200, Map.of("ETag", etag(request.body())), new byte[0]);
    }

    private Reply read(Request request, String key, Map<String, String> query) {
        Kept kept = objects.get(key);
        if (kept == null) {
            // an answer to HEAD has no words
            throw new Refusal(404, "NoSuchKey");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", etag(kept.bytes()));
        headers.put("Content-Type", kept.contentType());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(kept.at().atOffset(ZoneOffset.UTC)));
        String disposition = query.get("response-content-disposition");
        if (disposition != null) {
            headers.put("Content-Disposition", disposition);
        }
        if (request.method().equals("HEAD")) {
            headers.put("Content-Length", "" + kept.bytes().length);
        } else {
            read();
        }
        return new Reply(200, headers, kept.bytes());
    }

    private Reply list(Map<String, String> query) {
        if (!"2".equals(query.get("list-type"))) {
            throw new Refusal(501, "NotImplemented");
        }
        String prefix = query.getOrDefault("prefix", "");
        String token = query.get("continuation-token");
        int most = Math.min(pageSize, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
        NavigableMap<String, Kept> rest = new TreeMap<>(objects.tailMap(prefix, true));
        if (token != null) {
            rest = rest.tailMap(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8), false);
        }
        String delimiter = query.get("delimiter");
        Set<String> folders = new HashSet<>();
        StringBuilder xml = new StringBuilder();
        int told = 0;
        @Nullable String last = null;
        boolean more = false;
        for (Map.Entry<String, Kept> each : rest.entrySet()) {
            if (!each.getKey().startsWith(prefix)) {
                break;
            }
            int end = delimiter == null ? -1 : each.getKey().indexOf(delimiter, prefix.length());
            if (end >= 0 && folders.contains(each.getKey().substring(0, end + 1))) {
                last = each.getKey();
                continue;
            }
            if (told == most) {
                more = true;
                break;
            }
            told++;
            last = each.getKey();
            if (end >= 0) {
                String folder = each.getKey().substring(0, end + 1);
                folders.add(folder);
                xml.append("<CommonPrefixes><Prefix>").append(folder).append("</Prefix></CommonPrefixes>");
                continue;
            }
            xml.append("<Contents><Key>")
                    .append(each.getKey())
                    .append("</Key><LastModified>")
                    .append(each.getValue().at())
                    .append("</LastModified><ETag>&quot;x&quot;</ETag><Size>")
                    .append(each.getValue().bytes().length)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        String next = more && last != null
                ? "<NextContinuationToken>"
                        + Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8))
                        + "</NextContinuationToken>"
                : "";
        return Reply.of(
                200,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult"
                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>" + BUCKET + "</Name><Prefix>"
                        + prefix + "</Prefix><KeyCount>" + told + "</KeyCount><MaxKeys>" + most
                        + "</MaxKeys><IsTruncated>"
                        + more + "</IsTruncated>" + next + xml + "</ListBucketResult>");
    }

    private static String etag(byte[] bytes) {
        return "\"" + SigV4.hex(SigV4.sha256(bytes)).substring(0, 32) + "\"";
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new TreeMap<>();
        Arrays.stream(request.rawQuery().split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(part -> query.put(SigV4.decode(part[0]), part.length > 1 ? SigV4.decode(part[1]) : ""));
        return query;
    }

    @Override
    public String[] settings() {
        return new String[] {
            "storyreel.storage.type=s3",
            "storyreel.storage.s3.bucket=" + BUCKET,
            "storyreel.storage.s3.endpoint=" + uri(),
            "storyreel.storage.s3.region=" + REGION,
            "storyreel.storage.s3.access-key-id=" + ACCESS_KEY,
            "storyreel.storage.s3.secret-access-key=" + SECRET_KEY
        };
    }
}
