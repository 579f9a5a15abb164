package element

// permitted are the features of the recorded line: what an element may use of
// the server's own class path (elements.1).
func permitted() []Feature {
	return []Feature{
		{
			Name: "dev.getelements.elements.sdk.model.ModelPermittedTypes",
			Description: "Permits org.eclipse.persistence.internal.jaxb.WrappedValue due to known issue with " +
				"Eclipse's implementation of JAXb / MOXy - " +
				"https://bugs.eclipse.org/bugs/show_bug.cgi?id=398723",
		},
		{
			Name:        "dev.getelements.elements.service.JakartaMailPermittedPackages",
			Description: "Permits the usage of jakarta.mail types.",
		},
		{
			Name: "dev.getelements.elements.deployment.jetty.AppServePermittedPackages",
			Description: "Permits RESTFul Web Services (jakarta rs) and WebSockets (jakarta.websocket) as well as " +
				"validation (jakarta.validation). Additionally permits OAS types to be used within an " +
				"Element. This includes io.swagger.v3.oas annotations",
		},
		{
			Name: "dev.getelements.elements.sdk.mongo.MongoPermittedPackages",
			Description: "Permits Morphia (dev.morphia) and the MongoDB driver (com.mongodb, org.bson) types so that " +
				"Elements can consume the Datastore, MongoClient, and MongoDatabase services exported by " +
				"this package with matching class identity.",
		},
		{
			Name: "dev.getelements.elements.sdk.LoggingPermittedPackages",
			Description: "Permits sl4fj APIs as well as allows an Element to request additional logging from the " +
				"system.",
		},
		{
			Name:        "dev.getelements.elements.sdk.JakartaInjectPermittedPackages",
			Description: "Permits the usage of jakarta.inject types.",
		},
		{
			Name:        "dev.getelements.elements.sdk.model.ModelPermittedPackages",
			Description: "Permits javax.inject and javax.validation (both used in the model package).",
		},
	}
}
