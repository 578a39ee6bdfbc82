package dev.storyreel.web;

import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** URLs as the client that asks reaches this server. Only for use within a request. */
public final class AbsoluteUrls {
    private AbsoluteUrls() {}

    /** @param url absolute, which it stays, or relative to the server's root */
    public static URI of(URI url) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/")
                .build()
                .toUri()
                .resolve(url);
    }
}
