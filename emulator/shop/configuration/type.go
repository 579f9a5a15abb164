package configuration

// Type is a type of configurations: the name of its routes.
type Type string

// The types of configurations that can be kept.
const (
	Facebook    Type = "facebook"
	Oculus      Type = "oculus"
	Steam       Type = "steam"
	Firebase    Type = "firebase"
	Ios         Type = "ios"
	GooglePlay  Type = "google_play"
	Matchmaking Type = "matchmaking"
)

// class is the Java class of the type's model.
func (t Type) class() *string {
	class := "dev.getelements.elements.sdk.model.application." + t.model() + "ApplicationConfiguration"
	return &class
}

func (t Type) model() string {
	switch t {
	case Facebook:
		return "Facebook"
	case Oculus:
		return "Oculus"
	case Steam:
		return "Steam"
	case Firebase:
		return "Firebase"
	case Ios:
		return "Ios"
	case GooglePlay:
		return "GooglePlay"
	default:
		return "Matchmaking"
	}
}
