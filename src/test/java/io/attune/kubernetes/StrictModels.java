package io.attune.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.attune.document.JsonText;
import io.attune.yaml.FileSchema;
import io.attune.yaml.Problem;
import io.attune.yaml.YamlFile;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a manifest as a cluster would; refuses what a cluster may drop: an unknown field, a text for a number. */
final class StrictModels {

    private static final Map<String, Class<?>> MODELS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new EveryFieldIsNamed())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, texts -> texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictModels() {}

    static List<String> problems(Manifest manifest) {
        var model = MODELS.get(manifest.type());
        return model == null ? bySchema(manifest) : byModel(manifest, model);
    }

    private static List<String> byModel(Manifest manifest, Class<?> model) {
        try {
            STRICT.readValue(JsonText.write(manifest.tree()), model);
            return List.of();
        } catch (UnrecognizedPropertyException e) {
            return List.of(manifest.problem("there is no field " + place(e) + " in a " + manifest.kind()));
        } catch (JsonMappingException e) {
            return List.of(manifest.problem(place(e) + ": " + firstLine(e)));
        } catch (JsonProcessingException e) {
            return List.of(manifest.problem(firstLine(e)));
        }
    }

    /** Kinds that an operator brings: what Attune's manifests use of them. */
    private static List<String> bySchema(Manifest manifest) {
        var schema = Path.of("src/test/resources/kubernetes", manifest.kind() + ".schema.json");
        if (!Files.exists(schema)) {
            return List.of(manifest.problem("nobody knows what a " + manifest.type() + " is"));
        }
        var start = Map.of(JsonPointer.empty(), new YamlFile.Place(1, 1));
        var file = new YamlFile(manifest.file(), manifest.tree(), start);
        return FileSchema.of(Tree.text(schema)).check(file).problems().stream()
                .map(problem -> manifest.problem(words(problem))).toList();
    }

    private static String words(Problem problem) {
        return problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message();
    }

    private static String place(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> Optional.ofNullable(step.getFieldName()).orElse("[" + step.getIndex() + "]"))
                .collect(Collectors.joining(".")).replace(".[", "[");
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("").split(" \\(but ", 2)[0];
    }

    /** The models keep fields that they do not know; here there are none. */
    private static final class EveryFieldIsNamed extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
