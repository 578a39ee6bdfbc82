package dev.storyreel.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.storyreel.health.Version;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: what the product is, its key, its names in snake_case, and the answer to whatever fails. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "api_key";
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Storyreel")
                        .description("Turns topics and scripts into finished video.")
                        .version(Version.current())
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("needed under /v1 where the server has one set")));
    }

    /** The document's library reads classes by a mapper of its own, which must name fields as ours does. */
    @Bean
    ModelResolver snakeCaseSchemas() {
        return new ModelResolver(Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OpenApiCustomizer problemsAndKey() {
        return api -> {
            ModelConverters.getInstance()
                    .readAll(new AnnotatedType(Problem.class))
                    .forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation.getResponses().addApiResponse("default", problem());
                        if (path.startsWith("/v1/")) {
                            keyed(operation);
                        }
                    }));
        };
    }

    private static void keyed(Operation operation) {
        operation.addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    private static ApiResponse problem() {
        MediaType form = new MediaType().schema(new Schema<>().$ref(PROBLEM));
        return new ApiResponse()
                .description("what went wrong")
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, form));
    }
}
