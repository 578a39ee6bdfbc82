package dev.storyreel.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who opens the server's address in a browser what runs here, and where to go on. */
@Hidden
@RestController
final class HomeController {
    private final Resource page = new ClassPathResource("home.html", HomeController.class);

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Resource home() {
        return page;
    }
}
