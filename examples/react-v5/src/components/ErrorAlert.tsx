interface Props {
  message: string | null;
}

export function ErrorAlert({ message }: Props) {
  if (!message) {
    return null;
  }

  return (
    <p className="alert" role="alert">
      {message}
    </p>
  );
}
