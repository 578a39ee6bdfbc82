package dev.storyreel.storage.s3;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of requests after the description of AWS Signature Version 4, written from it alone. */
record SigV4(String secret, String day, String region) {
    /**
     * @param rawPath as it is sent: S3 encodes it once
     * @param rawQuery as it is sent; a signature in it is left out
     * @param headers by their names in lower case
     */
    String signature(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, String> headers,
            List<String> signedHeaders,
            String time,
            String payload) {
        String canonicalHeaders = signedHeaders.stream()
                .map(name -> name + ":" + headers.getOrDefault(name, "").strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n",
                method,
                rawPath,
                canonicalQuery(rawQuery),
                canonicalHeaders,
                String.join(";", signedHeaders),
                payload);
        String toSign = String.join(
                "\n", "AWS4-HMAC-SHA256", time, scope(), hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        for (String part : List.of(region, "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        return hex(hmac(key, toSign));
    }

    String scope() {
        return day + "/" + region + "/s3/aws4_request";
    }

    private static String canonicalQuery(String rawQuery) {
        return Arrays.stream(rawQuery.split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith("X-Amz-Signature="))
                .map(part -> part.split("=", 2))
                .map(part -> encode(decode(part[0])) + "=" + encode(part.length > 1 ? decode(part[1]) : ""))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hmac(byte[] key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
